import { create } from 'zustand';
import type { Work } from '../pixels/work.ts';
import { workers } from './pool.ts';
import type { Pool } from './pool.ts';

/** Carries out work in workers. `told` hears of pixels as they are done. Rejects with the signal's reason. */
export async function carryOutIn<T>(
  pool: Pool,
  work: Work<T>,
  signal: AbortSignal = new AbortController().signal,
  told: (pixels: number) => void = () => undefined,
): Promise<T> {
  let results: readonly unknown[] = [];
  for (;;) {
    signal.throwIfAborted();
    const step = work.next(results);
    if (step.done) return step.value;
    results = await Promise.all(
      step.value.map(async (call) => {
        const result = await pool.compute(call, signal);
        told(call.pixels);
        return result;
      }),
    );
    if (step.value.length === 0) await breath();
  }
}

/** Other tasks of the window get their turn. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Work that a person waits for. */
interface Waiting {
  /** 0…1 */
  readonly share: number;
  readonly stop: () => void;
}

export const useWaiting = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }));

/** Milliseconds that work may take before it is shown. */
const patience = 150;

/**
 * Carries out work of about so many pixels. What takes longer shows how far it is, and can be stopped: null then, as
 * where `giving` was given up elsewhere.
 */
export async function carryOut<T>(
  work: Work<T>,
  pixels: number,
  giving = new AbortController(),
): Promise<T | null> {
  const began = performance.now();
  let done = 0;
  const stop = () => {
    giving.abort();
  };
  try {
    return await carryOutIn(workers(), work, giving.signal, (more) => {
      done += more;
      if (performance.now() - began < patience) return;
      useWaiting.setState({ waiting: { share: Math.min(0.99, done / Math.max(1, pixels)), stop } });
    });
  } catch (error) {
    if (giving.signal.aborted) return null;
    throw error;
  } finally {
    useWaiting.setState({ waiting: null });
  }
}

/** Carries out work beside everything else, without a word. Returns what gives it up. */
export function carryOutBeside<T>(
  work: Work<T>,
  then: (result: T) => void,
  failed: (error: unknown) => void,
): () => void {
  const giving = new AbortController();
  carryOutIn(workers(), work, giving.signal).then(
    (result) => {
      if (!giving.signal.aborted) then(result);
    },
    (error: unknown) => {
      if (!giving.signal.aborted) failed(error);
    },
  );
  return () => {
    giving.abort();
  };
}
