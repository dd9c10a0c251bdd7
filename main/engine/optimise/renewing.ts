import type { Iteration, Objective, Optimiser } from './objective.ts';

export interface Renewal {
  /** Iterations from one time to the next. */
  readonly iterations: number;
  /** Makes the objective another one, near the old one. */
  readonly renew: () => void;
}

/**
 * Descends on an objective that is renewed every so many iterations. Where it can get no lower before its time is up, it
 * is renewed at once, and the descent ends only where that is of no help either.
 */
export async function* descendRenewing(
  optimiser: Optimiser,
  objective: Objective,
  start: Float32Array,
  { iterations, renew }: Renewal,
): AsyncGenerator<Iteration, void, void> {
  let x = start;
  let done = 0;
  for (;;) {
    const steps = optimiser(objective, x);
    const begun = done;
    let since = 0;
    for (let next = await steps.next(); !next.done;) {
      x = next.value.x;
      done = begun + next.value.iteration;
      since += 1;
      yield { ...next.value, iteration: done };
      const due = since >= iterations;
      if (due) {
        renew();
        since = 0;
      }
      next = await steps.next(due);
    }
    if (since === 0 || iterations === Infinity) return;
    renew();
  }
}
