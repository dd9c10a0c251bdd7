import { wrap } from 'comlink';
import { callOf } from '../pixels/work.ts';
import type { Call, Task } from '../pixels/work.ts';
import type { WorkerApi } from './worker.ts';

type Run = (name: string, given: unknown) => Promise<unknown>;

/** Workers, each with one call at a time: what waits is not copied before its turn. */
export class Pool {
  readonly #free: Run[];
  readonly #waiting: ((run: Run) => void)[] = [];

  constructor(private readonly workers: readonly Run[]) {
    this.#free = [...workers];
  }

  /** Computes one call as soon as a worker is free, some before others. Not at all where it was given up before. */
  async compute({ task, given, here }: Call, signal: AbortSignal, first = false): Promise<unknown> {
    if (this.workers.length === 0) return here();
    const run = await this.#take(first);
    try {
      signal.throwIfAborted();
      return await run(task, given);
    } finally {
      this.#giveBack(run);
    }
  }

  #take(first: boolean): Promise<Run> {
    const run = this.#free.pop();
    if (run) return Promise.resolve(run);
    return new Promise((resolve) => {
      if (first) this.#waiting.unshift(resolve);
      else this.#waiting.push(resolve);
    });
  }

  #giveBack(run: Run): void {
    const next = this.#waiting.shift();
    if (next) next(run);
    else this.#free.push(run);
  }
}

/** One core is left to the window. */
function workersHere(): number {
  return Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
}

function startWorkers(): Pool {
  return new Pool(
    Array.from({ length: workersHere() }, (): Run => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      const api = wrap<WorkerApi>(worker);
      return (name, given) => api.run(name, given);
    }),
  );
}

let pool: Pool | null = null;

/** The window's workers, started when they are first needed. Where there are none, as in tests, work is done here. */
export function workers(): Pool {
  return (pool ??= typeof Worker === 'undefined' ? new Pool([]) : startWorkers());
}

const kept = new AbortController().signal;

/** Computes what the person is looking at, before everything that waits. */
export async function computeFirst<A, R>(task: Task<A, R>, given: A): Promise<R> {
  const result = await workers().compute(callOf(task, given, 0), kept, true);
  // Made by the task of that name: as in `compute`.
  return result as R;
}
