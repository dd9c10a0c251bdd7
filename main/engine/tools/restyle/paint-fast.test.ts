import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../../scripts/root.ts';
import { formulaPhoto, formulaStyle } from '../../../image/formula-pictures.testing.ts';
import type { Planes } from '../../../image/pixels.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { parameters } from './definition.ts';
import { paintFast } from './paint-fast.ts';
import { codeOf, type FastStyle } from './style-code.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' })));
afterAll(() => runtime.close());

const photo = formulaPhoto(402, 301);
const [waves, dots] = [formulaStyle(96, 64), formulaPhoto(64, 96)];

async function painted(style: FastStyle, picture: Planes, memoryBudget: number): Promise<Planes> {
  const steps = paintFast({ ...runtime, memoryBudget }, style, picture, () => undefined);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}

function apart(a: Planes, b: Planes): { readonly mean: number; readonly most: number } {
  const off = a.data.map((value, i) => Math.abs(value - b.data[i]!));
  return {
    mean: off.reduce((sum, value) => sum + value, 0) / off.length,
    most: off.reduce((most, value) => Math.max(most, value), 0),
  };
}

test('a picture has no seams: it comes out the same whatever tiles it is painted in, and much like painted at once', async () => {
  const style = await codeOf(runtime, [waves], parameters.parse({ method: 'fast' }));
  const [whole, large, small] = [
    await painted(style, photo, 4e9),
    await painted(style, photo, 1e9),
    await painted(style, photo, 4e8),
  ];
  expect(apart(large, small).most).toBeLessThan(0.02);
  expect(apart(large, small).mean).toBeLessThan(1e-3);
  expect(apart(whole, small).mean).toBeLessThan(0.05);
  expect(whole.width * whole.height).toBe(402 * 301);
});

test('paintings blend by their codes: a share of nothing is that of the other alone', async () => {
  const by = async (blend: number[], ...paintings: Planes[]) =>
    (await codeOf(runtime, paintings, parameters.parse({ method: 'fast', blend }))).code;
  const [first, second] = [await by([], waves), await by([], dots)];
  expect(await by([1, 0], waves, dots)).toEqual(first);
  const middle = await by([1, 1], waves, dots);
  middle.forEach((value, i) => expect(value).toBeCloseTo((first[i]! + second[i]!) / 2, 4));
  expect(Math.max(...first.map((value, i) => Math.abs(value - second[i]!)))).toBeGreaterThan(0.05);
});

test('a photo of a single colour, in black or white too, is painted without values that are none', async () => {
  const style = await codeOf(runtime, [waves], parameters.parse({ method: 'fast' }));
  for (const level of [0, 0.5, 1]) {
    const flat: Planes = { width: 64, height: 48, data: new Float32Array(3 * 64 * 48).fill(level) };
    const { data } = await painted(style, flat, 4e9);
    expect(Math.min(...data)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...data)).toBeLessThanOrEqual(1);
  }
});
