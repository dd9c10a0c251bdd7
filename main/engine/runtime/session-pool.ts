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
 * wants the same sizes again, within a budget of memory: those idle for longest are released first.
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
    const entry =
      at >= 0
        ? this.#idle.splice(at, 1)[0]
        : {
            key,
            session: await this.making(() => this.create(model)),
            bytes: model.length + bytes,
          };
    if (!entry) throw new Error('The pool lost an entry.');
    return {
      session: entry.session,
      giveBack: async () => {
        this.#idle.push(entry);
        await this.#shrink(this.budgetBytes);
      },
      discard: () => entry.session.release(),
    };
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
