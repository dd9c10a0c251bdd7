import { afterAll, beforeAll, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle, mix } from '../../image/formula-pictures.testing.ts';
import { randomSource } from '../../image/noise.ts';
import { averagePool, constant, conv, relu, type Value } from '../graph/index.ts';
import { gatys } from '../losses/gatys.ts';
import { taps, type FeatureNetwork, type Features } from '../networks/features.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { measureGrams } from './grams.ts';
import { openObjective } from './picture-objective.ts';
import type { Problem } from './problem.ts';
import { dot } from './vectors.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

/** Five blocks of one random convolution each: what is true of it is true of any network of this shape. */
const network: FeatureNetwork = {
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

const weights = {
  content: 0.1,
  style: 1,
  smoothness: 0.5,
  layers: { relu1_1: 0.3, relu2_1: 0.1, relu3_1: 0.2, relu4_1: 0.3, relu5_1: 0.1 },
  contentTap: 'relu4_1',
} as const;

async function problem(width: number, height: number): Promise<Problem> {
  const grams = await measureGrams(runtime, network, formulaStyle(96, 80));
  const method = gatys([{ weight: 1, grams }], weights, 'relative');
  return { width, height, network, method, photo: formulaPhoto(width, height), memoryBudget: Infinity };
}

function relativeDifference(a: Float32Array, b: Float32Array): number {
  const difference = a.map((value, i) => value - (b[i] ?? 0));
  return Math.sqrt(dot(difference, difference) / dot(a, a));
}

test('computed in windows it is what it is in one piece: every term and the gradient', async () => {
  // Odd sizes, and more windows than one along both sides.
  const whole = await problem(283, 251);
  const inWindows = { ...whole, memoryBudget: 200 * 200 };
  const x = mix(0.6, formulaPhoto(283, 251), 0.4, formulaStyle(283, 251)).data;
  const [a, b] = [await openObjective(runtime, whole), await openObjective(runtime, inWindows)];
  const [inOne, inMany] = [await a.evaluate(x), await b.evaluate(x)];
  expect(Math.abs(inMany.loss / inOne.loss - 1)).toBeLessThan(1e-4);
  for (const [name, value] of Object.entries(a.terms())) {
    expect(Math.abs((b.terms()[name] ?? NaN) / value - 1), name).toBeLessThan(1e-3);
  }
  expect(relativeDifference(inOne.gradient, inMany.gradient)).toBeLessThan(1e-3);
  await Promise.all([a.close(), b.close()]);
});

test('the gradient is the slope of the loss along it', async () => {
  const objective = await openObjective(runtime, await problem(64, 48));
  const x = mix(0.6, formulaPhoto(64, 48), 0.4, formulaStyle(64, 48)).data;
  const { gradient } = await objective.evaluate(x);
  const square = dot(gradient, gradient);
  const step = 2e-3 / Math.sqrt(square);
  const at = async (k: number) =>
    (await objective.evaluate(x.map((value, i) => value + k * (gradient[i] ?? 0)))).loss;
  const slope = ((await at(step)) - (await at(-step))) / (2 * step);
  expect(slope / square).toBeCloseTo(1, 1);
  await objective.close();
});

test('the photo itself has no content loss, the painting no style loss', async () => {
  const { width, height } = { width: 96, height: 80 };
  const objective = await openObjective(runtime, await problem(width, height));
  await objective.evaluate(formulaPhoto(width, height).data);
  expect(objective.terms().content).toBeLessThan(1e-9);
  await objective.evaluate(formulaStyle(width, height).data);
  expect(objective.terms().style).toBeLessThan(1e-9);
  await objective.close();
});
