import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../../scripts/root.ts';
import { decodePicture } from '../../../image/decode.ts';
import { formulaPhoto, formulaStyle } from '../../../image/formula-pictures.testing.ts';
import { noise } from '../../../image/noise.ts';
import type { Planes } from '../../../image/pixels.ts';
import { toPlanes } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import { constant, encode, input } from '../../graph/index.ts';
import { smallTransform, someNumbers, someStyle } from '../../networks/learnt-style.testing.ts';
import type { LearntStyle } from '../../networks/learnt-style.ts';
import { knobOf } from '../../networks/style-predictor.ts';
import { transform } from '../../networks/transform.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { cutTile, takeRows } from '../../runtime/tile-arrays.ts';
import { parameters } from './definition.ts';
import { paintFast } from './paint-fast.ts';
import { codeOf, trainedWeight, type FastStyle } from './style-code.ts';
import { chooseWeights } from './weights.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' })));
afterAll(() => runtime.close());

const [WIDE, HIGH] = [128, 96];
const clamp = (value: number) => Math.min(1, Math.max(0, value));
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
    await painted(style, photo, 4e8),
    await painted(style, photo, 2e8),
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

/** Values about `level`, as of a scanned page or a photo of the dark. */
function noisy(level: number, deviation: number): Planes {
  const { data } = noise(WIDE, HIGH, { seed: 3, mean: level, deviation });
  return { width: WIDE, height: HIGH, data: data.map((value) => Math.round(255 * clamp(value)) / 255) };
}

/** The mean deviation within places of 8 by 8 pixels: what strokes and grain make. */
function liveliness({ width, height, data }: Planes): number {
  let [sum, places] = [0, 0];
  for (let plane = 0; plane < 3; plane++) {
    for (let y = 0; y + 8 <= height; y += 8) {
      for (let x = 0; x + 8 <= width; x += 8) {
        const place = Array.from(
          { length: 64 },
          (_, i) => data[(plane * height + y + (i >> 3)) * width + x + (i & 7)]!,
        );
        const mean = place.reduce((a, b) => a + b) / 64;
        sum += Math.sqrt(place.reduce((a, b) => a + (b - mean) ** 2, 0) / 64);
        places += 1;
      }
    }
  }
  return sum / places;
}

test.each([
  ['white', 0.985, 0.004],
  ['black', 0.01, 0.004],
  ['grey', 0.5, 0.002],
])('a page that is %s but for a faint noise stays calm', async (_, level, deviation) => {
  const style = await codeOf(runtime, [waves], parameters.parse({ method: 'fast' }));
  const usual = liveliness(await painted(style, formulaPhoto(WIDE, HIGH), 4e9));
  const page = liveliness(await painted(style, noisy(level, deviation), 4e9));
  expect(page).toBeLessThan(usual / 4);
});

test('a page is painted the same in tiles as at once, and light pages lighter than dark ones where the painting is so', async () => {
  const style = await codeOf(runtime, [waves], parameters.parse({ method: 'fast' }));
  const [white, black] = [noisy(0.985, 0.004), noisy(0.01, 0.004)];
  const [large, small] = [await painted(style, white, 4e9), await painted(style, white, 1e8)];
  expect(apart(large, small).most).toBeLessThan(0.02);
  expect(apart(large, await painted(style, black, 4e9)).mean).toBeGreaterThan(0.05);
});

test('line art keeps its lines, and the paper between them stays calm', async () => {
  const line = (x: number, y: number) => Math.abs(x - 40) < 2 || Math.abs(y - 30) < 2;
  const data = new Float32Array(3 * WIDE * HIGH);
  for (let i = 0; i < data.length; i++) {
    data[i] = line(i % WIDE, Math.floor(i / WIDE) % HIGH) ? 0.05 : 0.985;
  }
  const style = await codeOf(runtime, [waves], parameters.parse({ method: 'fast' }));
  const result = await painted(style, { width: WIDE, height: HIGH, data }, 4e9);
  const red = (x: number, y: number) => result.data[y * WIDE + x] ?? NaN;
  for (const y of [60, 70, 80]) {
    const near = Array.from({ length: 9 }, (_, i) => Math.abs(red(36 + i, y) - red(100, y)));
    // Beyond 25 of 255 grey levels a line is plainly to be seen.
    expect(Math.max(...near)).toBeGreaterThan(0.1);
  }
  const corner = cutTile(takeRows({ channels: 3, ...result }, 56, 96), 80, { width: 48, height: 40 });
  const usual = liveliness(await painted(style, formulaPhoto(WIDE, HIGH), 4e9));
  expect(liveliness({ width: 48, height: 40, data: corner })).toBeLessThan(usual / 2);
});

test('an ordinary photo is painted by what it holds itself: exactly what the network makes of it', async () => {
  const style = await codeOf(runtime, [waves], parameters.parse({ method: 'fast' }));
  for (const name of ['astronaut', 'chelsea', 'coffee']) {
    const { pixels } = await decodePicture(join(root, `resources/samples/${name}.jpg`));
    const ordinary = resize(toPlanes(pixels), WIDE, HIGH);
    const picture = input('picture', [1, 3, HIGH, WIDE]);
    const made = style.network.paint(picture, constant(style.code, [1, style.network.codeLength]));
    const session = await runtime.open(encode({ made }), 1e8);
    const run = await session.run({ picture: { data: ordinary.data, dims: picture.shape } });
    await session.release();
    const alone = { width: WIDE, height: HIGH, data: run.made ?? new Float32Array() };
    expect(apart(await painted(style, ordinary, 4e9), alone).most).toBeLessThan(1e-3);
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
