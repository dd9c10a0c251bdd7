import { createHash } from 'node:crypto';
import { ranOut } from './checks.ts';

/** What the pool needs of a session. */
interface Releasable {
  release(): Promise<void>;
}

interface Entry<S> {
  readonly key: string;
  readonly session: S;
  readonly bytes: number;
}

/** A session on loan. */
export interface Loan<S> {
  readonly session: S;
  /** Back to the pool, where it waits for the same model to be opened again. */
  readonly giveBack: () => Promise<void>;
  /** Released for good, with all that it holds. */
  readonly discard: () => Promise<void>;
}

/**
 * Sessions by the content of their model. One that is given back stays ready for the next run, which often
 * wants the same sizes again, within a budget of memory, in which a new one finds its place first: those idle for longest
 * are released.
 */
export class SessionPool<S extends Releasable> {
  /** Oldest first. */
  readonly #idle: Entry<S>[] = [];

  constructor(
    private readonly create: (model: Uint8Array) => Promise<S>,
    private readonly budgetBytes: number,
  ) {}

  /**
   * @param bytes what the session holds beside its model, estimated.
   * @throws UserError out-of-memory where it can't be made even after all idle ones are gone.
   */
  async borrow(model: Uint8Array, bytes: number): Promise<Loan<S>> {
    const key = createHash('sha256').update(model).digest('hex');
    const at = this.#idle.findIndex((entry) => entry.key === key);
    const entry = this.#idle.splice(at, at >= 0 ? 1 : 0)[0] ?? (await this.#make(key, model, bytes));
    return {
      session: entry.session,
      giveBack: async () => {
        this.#idle.push(entry);
        await this.#shrink(this.budgetBytes);
      },
      discard: () => entry.session.release(),
    };
  }

  async #make(key: string, model: Uint8Array, working: number): Promise<Entry<S>> {
    const bytes = model.length + working;
    await this.#shrink(Math.max(0, this.budgetBytes - bytes));
    return { key, session: await this.making(() => this.create(model)), bytes };
  }

  /** Does work that needs memory; where it runs out, idle sessions go and the work is done once more. */
  async making<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!ranOut(error) || this.#idle.length === 0) throw error;
      await this.clear();
      return work();
    }
  }

  /** What idle sessions hold. */
  get idleBytes(): number {
    return this.#idle.reduce((sum, entry) => sum + entry.bytes, 0);
  }

  clear(): Promise<void> {
    return this.#shrink(0);
  }

  async #shrink(bytes: number): Promise<void> {
    while (this.idleBytes > bytes) await this.#idle.shift()?.session.release();
  }
}
