import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../../scripts/root.ts';
import { formulaPhoto, formulaStyle } from '../../../image/formula-pictures.testing.ts';
import type { Planes } from '../../../image/pixels.ts';
import { smallTransform, someNumbers, someStyle } from '../../networks/learnt-style.testing.ts';
import type { LearntStyle } from '../../networks/learnt-style.ts';
import { knobOf } from '../../networks/style-predictor.ts';
import { transform } from '../../networks/transform.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { parameters } from './definition.ts';
import { paintFast } from './paint-fast.ts';
import { codeOf, trainedWeight, type FastStyle } from './style-code.ts';
import { chooseWeights } from './weights.ts';

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

test('what was learnt is added to the code that is predicted, its slope as strongly as the photo is to be kept', async () => {
  const { sha256 } = await runtime.weights('fast-style');
  const by = async (contentStrength: number, learnt: LearntStyle | null) =>
    (
      await codeOf(
        runtime,
        [waves],
        parameters.parse({ method: 'fast', contentStrength, styleStrength: 1 }),
        [learnt],
      )
    ).code;
  const style = someStyle({
    ...{ offset: someNumbers(2400, 1), slope: someNumbers(2400, 2) },
    network: { kind: 'shared', sha256 },
  });
  for (const contentStrength of [0.001, 1, 5]) {
    const [predicted, learnt] = [await by(contentStrength, null), await by(contentStrength, style)];
    const { content, style: weight } = chooseWeights(parameters.parse({ contentStrength }));
    const knob = knobOf(trainedWeight(content / weight));
    learnt.forEach((value, i) =>
      expect(value).toBeCloseTo(predicted[i]! + style.offset[i]! + knob * style.slope[i]!, 4),
    );
  }
});

test('a learnt style blends with a painting by their codes', async () => {
  const { sha256 } = await runtime.weights('fast-style');
  const style = someStyle({
    ...{ offset: someNumbers(2400, 1), slope: new Float32Array(2400) },
    network: { kind: 'shared', sha256 },
  });
  const by = async (learnt: (LearntStyle | null)[]) =>
    (await codeOf(runtime, [waves, dots], parameters.parse({ method: 'fast', blend: [1, 3] }), learnt)).code;
  const [plain, blended] = [await by([]), await by([style, null])];
  blended.forEach((value, i) => expect(value).toBeCloseTo(plain[i]! + style.offset[i]! / 4, 4));
});

test('a style with a network of its own paints by that alone, and can’t be blended', async () => {
  const weights = smallTransform(2);
  const length = transform(weights).codeLength;
  const style = someStyle({
    ...{ offset: someNumbers(length, 1), slope: new Float32Array(length) },
    network: { kind: 'own', output: 'linear', weights },
  });
  const settings = parameters.parse({ method: 'fast' });
  const made = await codeOf(runtime, [waves], settings, [style]);
  expect(made.code).toEqual(style.offset);
  expect(made.network.codeLength).toBe(length);
  const { data } = await painted(made, photo, 4e9);
  expect(data.every((value) => value >= 0 && value <= 1)).toBe(true);
  await expect(codeOf(runtime, [waves, dots], settings, [null, style])).rejects.toMatchObject({
    ...{ code: 'learnt-style', because: 'blended', values: { name: 'Waves' } },
  });
});

test('a style that was learnt for other weights of the network isn’t painted by these', async () => {
  const style = someStyle({ offset: new Float32Array(2400), slope: new Float32Array(2400) });
  await expect(codeOf(runtime, [waves], parameters.parse({ method: 'fast' }), [style])).rejects.toMatchObject(
    { code: 'learnt-style', because: 'network' },
  );
});
