import { afterAll, beforeAll, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle, mix } from '../../image/formula-pictures.testing.ts';
import { gatys } from '../losses/gatys.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { measureGrams } from './grams.ts';
import { network, relativeDifference, slopeAgainstGradient } from './objectives.testing.ts';
import { openObjective } from './picture-objective.ts';
import type { Problem } from './problem.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

const weights = {
  content: 0.1,
  style: 1,
  smoothness: 0.5,
  layers: { relu1_1: 0.3, relu2_1: 0.1, relu3_1: 0.2, relu4_1: 0.3, relu5_1: 0.1 },
  contentTap: 'relu4_1',
} as const;

async function problem(width: number, height: number): Promise<Problem> {
  const grams = await measureGrams(runtime, network, formulaStyle(96, 80), () => undefined);
  const method = gatys(formulaPhoto(width, height), [{ weight: 1, grams }], weights, 'relative');
  return { width, height, network, method, memoryBudget: Infinity };
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
  expect(await slopeAgainstGradient(objective, x)).toBeCloseTo(1, 1);
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
