/** Keeps what was used last, up to a budget; what was used longest ago is let go first. */
export class Lru<K, V> {
  readonly #entries = new Map<K, { readonly value: V; readonly cost: number }>();
  #cost = 0;

  constructor(private readonly budget: number) {}

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps the newest even where it alone is over the budget. */
  set(key: K, value: V, cost: number): void {
    this.delete(key);
    this.#entries.set(key, { value, cost });
    this.#cost += cost;
    for (const oldest of this.#entries.keys()) {
      if (this.#cost <= this.budget || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    this.#cost -= this.#entries.get(key)?.cost ?? 0;
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#cost = 0;
  }

  /** What is kept, oldest first; looking at it here is no use of it. */
  *all(): Generator<readonly [K, V]> {
    for (const [key, { value }] of this.#entries) yield [key, value];
  }
}
