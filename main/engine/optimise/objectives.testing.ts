import { randomSource } from '../../image/noise.ts';
import { averagePool, constant, conv, relu, type Value } from '../graph/index.ts';
import { taps, type FeatureNetwork, type Features } from '../networks/features.ts';
import type { PictureObjective } from './picture-objective.ts';
import { dot } from './vectors.ts';

/** Five blocks of one random convolution each: what is true of it is true of any network of this shape. */
export const network: FeatureNetwork = {
  taps,
  reach: 1 + 2 + 4 + 8 + 16 + 1 + 2 + 4 + 8,
  bytesPerPixel: 1,
  features: (picture) => {
    const random = randomSource(5);
    const found: Partial<Record<string, Value>> = {};
    let x = picture;
    taps.forEach((tap, block) => {
      if (block > 0) x = averagePool(x, 2);
      const [maps, channels] = [6, x.shape[1] ?? 0];
      const kernel = Float32Array.from({ length: maps * channels * 9 }, () => random() - 0.4);
      x = relu(conv(x, constant(kernel, [maps, channels, 3, 3]), undefined, { pads: 1 }));
      found[tap] = x;
    });
    return found as Features;
  },
};

export function relativeDifference(a: Float32Array, b: Float32Array): number {
  const difference = a.map((value, i) => value - (b[i] ?? 0));
  return Math.sqrt(dot(difference, difference) / dot(a, a));
}

/** The slope of the loss along its own gradient, by central differences, over what it should be: 1 where both agree. */
export async function slopeAgainstGradient({ evaluate }: PictureObjective, x: Float32Array): Promise<number> {
  const { gradient } = await evaluate(x);
  const square = dot(gradient, gradient);
  const step = 2e-3 / Math.sqrt(square);
  const at = async (k: number) => (await evaluate(x.map((value, i) => value + k * (gradient[i] ?? 0)))).loss;
  return ((await at(step)) - (await at(-step))) / (2 * step) / square;
}
