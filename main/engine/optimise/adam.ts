import type { Iteration, Optimiser } from './objective.ts';

export interface AdamOptions {
  /** Step size, in units of x: with pixels 0…1, 0.02 is five grey levels of 256. */
  readonly stepSize?: number;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** What Adam remembers of the gradients so far: their means and the means of their squares. */
export interface AdamMemory {
  readonly mean: Float32Array;
  readonly power: Float32Array;
}

export function adamMemory(length: number): AdamMemory {
  return { mean: new Float32Array(length), power: new Float32Array(length) };
}

/**
 * One step of Adam (Kingma, Ba 2015, algorithm 1), in place.
 * @param iteration from 1.
 */
export function adamStep(
  x: Float32Array,
  gradient: Float32Array,
  { mean, power }: AdamMemory,
  iteration: number,
  stepSize: number,
): void {
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
}

/** Adam: two vectors of memory, no line search, steps of a steady size. */
export function adam({ stepSize = 0.02 }: AdamOptions = {}): Optimiser {
  return async function* (objective, start): AsyncGenerator<Iteration, void, boolean | undefined> {
    const x = start.slice();
    const memory = adamMemory(x.length);
    let now = await objective(x);
    for (let iteration = 1; ; iteration += 1) {
      adamStep(x, now.gradient, memory, iteration, stepSize);
      now = await objective(x);
      if (yield { iteration, loss: now.loss, x }) now = await objective(x);
    }
  };
}
