/** What keeps a state on the other side, and is told where that fails. */
export interface Keeping<T> {
  /** Keeps a state; `wanted` turns false once a newer one, or none, is wanted instead. */
  keep(id: string, state: T, wanted: () => boolean): Promise<void>;
  forget(id: string): Promise<void>;
  /** Why a document's last change isn't kept; null once it is. */
  failed(id: string, error: unknown): void;
  /** Milliseconds to the next attempt after a failure. */
  readonly pause: number;
}

/** What may be on the other side: a state, none, or what an attempt left there that nobody heard the end of. */
type There<T> = { readonly state: T | null } | 'unsure';

interface Record<T> {
  wanted: T | null;
  there: There<T>;
  running: Promise<void> | null;
  /** Why the last attempt came to nothing. */
  error: Error | null;
  timer: ReturnType<typeof setTimeout> | null;
}

/**
 * Brings what is kept of each document to what is wanted of it, one call after the other: of two states the newer
 * one stays, and what is given up while it is being kept is forgotten after that. Tries again until it succeeds.
 */
export class Keeper<T extends object> {
  readonly #records = new Map<string, Record<T>>();

  constructor(private readonly keeping: Keeping<T>) {}

  /** What is to be kept of a document from now on; null for nothing. */
  want(id: string, state: T | null): void {
    const record = this.#records.get(id) ?? this.#add(id, null);
    record.wanted = state;
    void this.#run(id, record);
  }

  /** That state is kept already. */
  had(id: string, state: T): void {
    this.#add(id, state).wanted = state;
  }

  /** Resolves once nothing is kept of a document; rejects where that can't be had. */
  async discard(id: string): Promise<void> {
    const record = this.#records.get(id);
    if (!record) return;
    record.wanted = null;
    await this.#run(id, record);
    if (record.error !== null) throw record.error;
  }

  /** Tries at once what failed, such as when the connection is back. */
  retry(): void {
    for (const [id, record] of this.#records) void this.#run(id, record);
  }

  /** Resolves once nothing is under way: everything is kept as is wanted, or can't be. */
  async idle(): Promise<void> {
    await Promise.all([...this.#records.values()].map(({ running }) => running ?? Promise.resolve()));
  }

  #add(id: string, state: T | null): Record<T> {
    const record: Record<T> = { wanted: null, there: { state }, running: null, error: null, timer: null };
    this.#records.set(id, record);
    return record;
  }

  #run(id: string, record: Record<T>): Promise<void> {
    record.running ??= this.#bring(id, record).finally(() => {
      record.running = null;
    });
    return record.running;
  }

  async #bring(id: string, record: Record<T>): Promise<void> {
    if (record.timer !== null) clearTimeout(record.timer);
    record.timer = null;
    try {
      while (record.there === 'unsure' || record.there.state !== record.wanted) {
        const state = record.wanted;
        record.there = 'unsure';
        const wanted = () => record.wanted === state;
        try {
          if (state === null) await this.keeping.forget(id);
          else await this.keeping.keep(id, state, wanted);
          record.there = { state };
        } catch (error) {
          // What is no longer wanted may fail.
          if (wanted()) throw error;
        }
      }
      if (record.wanted === null) this.#records.delete(id);
      if (record.error !== null) this.keeping.failed(id, null);
      record.error = null;
    } catch (error) {
      record.error = error instanceof Error ? error : new Error(String(error));
      record.timer = setTimeout(() => void this.#run(id, record), this.keeping.pause);
      this.keeping.failed(id, error);
    }
  }
}
