/** Keeps what was used last, up to a budget; what was used longest ago is let go first. */
export class Lru<K, V> {
  readonly #entries = new Map<K, { readonly value: V; readonly cost: number }>();
  #cost = 0;

  /** @param gone Hears of each value that is kept no longer. */
  constructor(
    private readonly budget: number,
    private readonly gone: (value: V) => void = () => undefined,
  ) {}

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps the newest even where it alone is over the budget. */
  set(key: K, value: V, cost: number): void {
    const before = this.#entries.get(key);
    this.#remove(key);
    if (before && before.value !== value) this.gone(before.value);
    this.#entries.set(key, { value, cost });
    this.#cost += cost;
    for (const oldest of this.#entries.keys()) {
      if (this.#cost <= this.budget || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    this.#remove(key);
    if (entry) this.gone(entry.value);
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key);
  }

  #remove(key: K): void {
    this.#cost -= this.#entries.get(key)?.cost ?? 0;
    this.#entries.delete(key);
  }

  /** What is kept, oldest first; looking at it here is no use of it. */
  *all(): Generator<readonly [K, V]> {
    for (const [key, { value }] of this.#entries) yield [key, value];
  }
}
