import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { formulaPhoto, formulaStyle } from '../../image/formula-pictures.testing.ts';
import { constant, differentiate, encode, input, mul, reduceSum } from '../graph/index.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { formulaWeights } from './formula-weights.testing.ts';
import { lossnet } from './lossnet.ts';
import { readSafetensors } from './safetensors.ts';
import { knobOf, predictCode, styleStatistics } from './style-predictor.ts';
import { transform } from './transform.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

const weights = await formulaWeights('fast-style');
weights.get('predictor.deviation')?.data.forEach((value, i, all) => (all[i] = Math.abs(value) + 0.5));
const network = transform(weights);
const [width, height] = [48, 32];
const photo = { data: formulaPhoto(width, height).data, dims: [1, 3, height, width] };

/** What PyTorch gives for the same, in float64 (`models/recipes/fast-style`); of each some values, evenly spread. */
const expected = {
  statistics: [
    -2.58875, 1.10176, -0.75897, 1.37532, -0.4637, -0.45577, -0.03059, -0.25012, -2.96509, -0.10864, -1.89009,
  ],
  code: [
    0.09968, 0.34503, 0.17524, -0.25883, -0.41447, -0.05175, 0.40559, 0.37722, -0.12087, -0.47374, -0.24532,
    0.26951, 0.43336,
  ],
  painted: [
    0.52738, 0.35891, 0.78633, 0.32823, 0.39004, 0.53047, 0.52364, 0.46892, 0.67774, 0.34824, 0.56489,
    0.65864, 0.52936, 0.44256, 0.56814, 0.73396, 0.66101, 0.56922, 0.4727, 0.57584, 0.62979, 0.5921, 0.49078,
    0.5199,
  ],
  gradient: [
    1.08973, 0.12493, 0.05213, -0.12826, 0.00098, -0.13396, -0.07218, 0, 0.15414, 0, -0.10074, 0, 0.00278,
  ],
};

async function run(
  results: Parameters<typeof encode>[0],
  feeds: Record<string, { data: Float32Array; dims: readonly number[] }>,
) {
  const session = await runtime.open(encode(results), 0);
  const found = await session.run(feeds);
  await session.release();
  return found;
}

function expectEvery(step: number, found: Float32Array | undefined, values: readonly number[]): void {
  const some = Array.from(found ?? []).filter((_, i) => i % step === 0);
  expect(some).toHaveLength(values.length);
  some.forEach((value, i) => expect(value).toBeCloseTo(values[i] ?? NaN, 3));
}

/** Where PyTorch was asked: at 0.05, the ends being 0.01 and 0.4. */
const knob = Math.log(0.05 / Math.sqrt(0.01 * 0.4)) / (Math.log(0.4 / 0.01) / 2);

async function formulaCode(): Promise<Float32Array> {
  const painting = input('painting', [1, 3, 48, 64]);
  const taps = lossnet(readSafetensors(await readFile(join(root, 'models/lossnet.safetensors')), 'lossnet'));
  const statistics = styleStatistics(taps.features(painting));
  const code = predictCode(weights, statistics, constant([knob], [1, 1]));
  const found = await run(
    { statistics, code },
    { painting: { data: formulaStyle(64, 48).data, dims: painting.shape } },
  );
  expectEvery(97, found.statistics, expected.statistics);
  expectEvery(199, found.code, expected.code);
  return found.code ?? new Float32Array();
}

test('a painting’s statistics, its code, a picture painted by it and the code’s gradient are what PyTorch gives', async () => {
  const values = await formulaCode();
  const picture = input('picture', [1, 3, height, width]);
  const code = input('code', [1, network.codeLength]);
  const painted = network.paint(picture, code);
  const waves = Float32Array.from({ length: photo.data.length }, (_, i) => Math.sin(0.3 * i));
  const [gradient] = differentiate(reduceSum(mul(painted, constant(waves, painted.shape))), [code]);
  const found = await run(
    { painted, gradient },
    { picture: photo, code: { data: values, dims: code.shape } },
  );
  expectEvery(199, found.painted, expected.painted);
  expectEvery(199, found.gradient, expected.gradient);
});

test('a picture that is painted by what was found in all of it is the picture painted at once', async () => {
  const values = await formulaCode();
  const picture = input('picture', [1, 3, height, width]);
  const code = constant(values, [1, network.codeLength]);
  const found = network.look(picture, code, [1]);
  const results = { whole: network.paint(picture, code), part: network.paintPart(picture, code, found) };
  const { whole, part } = await run(results, { picture: photo });
  const off = whole!.map((value, i) => Math.abs(value - part![i]!));
  expect(Math.max(...off)).toBeLessThan(1e-5);
});

test('the knob is −1 and 1 at the ends of what was trained, and evenly spaced in orders of magnitude', () => {
  expect(knobOf(0.01)).toBeCloseTo(-1);
  expect(knobOf(1)).toBeCloseTo(1);
  expect(knobOf(0.1)).toBeCloseTo(0);
});
