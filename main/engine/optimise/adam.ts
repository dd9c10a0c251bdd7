import type { Iteration, Optimiser } from './objective.ts';

export interface AdamOptions {
  /** Step size, in units of x: with pixels 0…1, 0.02 is five grey levels of 256. */
  readonly stepSize?: number;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** Adam (Kingma, Ba 2015, algorithm 1): two vectors of memory, no line search, steps of a steady size. */
export function adam({ stepSize = 0.02 }: AdamOptions = {}): Optimiser {
  return async function* (objective, start): AsyncGenerator<Iteration, void, boolean | undefined> {
    const x = start.slice();
    const mean = new Float32Array(x.length);
    const power = new Float32Array(x.length);
    let now = await objective(x);
    for (let iteration = 1; ; iteration += 1) {
      const { gradient } = now;
      const unbiasedMean = stepSize / (1 - BETA1 ** iteration);
      const unbiasedPower = 1 / (1 - BETA2 ** iteration);
      for (let i = 0; i < x.length; i += 1) {
        const g = gradient[i]!;
        const m = BETA1 * mean[i]! + (1 - BETA1) * g;
        const v = BETA2 * power[i]! + (1 - BETA2) * g * g;
        mean[i] = m;
        power[i] = v;
        x[i] = x[i]! - (unbiasedMean * m) / (Math.sqrt(unbiasedPower * v) + EPSILON);
      }
      now = await objective(x);
      if (yield { iteration, loss: now.loss, x }) now = await objective(x);
    }
  };
}
