import type { Session } from './session.ts';

/** Sessions kept for the next run within a budget of memory; the one not used for longest goes first. */
export class SessionCache<S extends Pick<Session, 'release'> = Session> {
  // A Map iterates in the order of insertion; a used entry is put in again.
  readonly #entries = new Map<string, { readonly session: Promise<S>; readonly bytes: number }>();

  constructor(private readonly budgetBytes: number) {}

  /** @param bytes what the session holds at its peak, estimated. */
  async get(key: string, bytes: number, create: () => Promise<S>): Promise<S> {
    const entry = this.#entries.get(key) ?? { session: create(), bytes };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    try {
      const session = await entry.session;
      await this.#shrink(key);
      return session;
    } catch (error) {
      this.#entries.delete(key);
      throw error;
    }
  }

  get bytes(): number {
    return [...this.#entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  }

  /** Lets go until the budget holds; `keep` stays even where it alone exceeds it. */
  async #shrink(keep?: string): Promise<void> {
    for (const [key, entry] of this.#entries) {
      if (this.bytes <= this.budgetBytes) return;
      if (key === keep) continue;
      this.#entries.delete(key);
      await (await entry.session).release();
    }
  }

  async clear(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    for (const { session } of entries) await (await session).release();
  }
}
