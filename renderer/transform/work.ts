import { create } from 'zustand';
import type { Work } from '../pixels/resample/resample.ts';

/** Work that the window waits for. */
interface Waiting {
  /** 0…1 */
  readonly share: number;
  readonly stop: () => void;
}

export const useWaiting = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }));

/** Milliseconds that work may take before it is shown, and between two looks at the window. */
const patience = 150;
const slice = 40;

/** Whether one task after another is given the window's time. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Carries out work of about so many pixels. What is done soon is done at once; anything longer shows how far
 * it is, and can be stopped, which gives null.
 */
export async function carryOut<T>(work: Work<T>, pixels: number): Promise<T | null> {
  let done = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  try {
    for (let time = patience; ; time = slice) {
      const until = performance.now() + time;
      while (performance.now() < until) {
        const step = work.next();
        if (step.done) return step.value;
        done += step.value;
      }
      useWaiting.setState({ waiting: { share: Math.min(0.99, done / Math.max(1, pixels)), stop } });
      await breath();
      // Whoever pressed stop did so while the window had its time.
      if (stopped as boolean) return null;
    }
  } finally {
    useWaiting.setState({ waiting: null });
  }
}

/** Carries out work beside everything else, a little at a time. Returns what gives it up. */
export function carryOutBeside<T>(work: Work<T>, then: (result: T) => void): () => void {
  let timer = setTimeout(go);
  function go(): void {
    const until = performance.now() + slice / 4;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done) {
        then(step.value);
        return;
      }
    }
    timer = setTimeout(go);
  }
  return () => {
    clearTimeout(timer);
  };
}
