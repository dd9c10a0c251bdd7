import { afterAll, expect, test } from 'vitest';
import { formulaPhoto } from '../../image/formula-pictures.testing.ts';
import { COLOUR_AXES, noiseLevel } from '../../image/noise-level.ts';
import { noise } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import { fromPlanes } from '../../image/planes.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { dctDenoise } from './dct-denoise.ts';
import { runOnPicture } from './run-picture.testing.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

const denoise = ({ width, height, data }: Planes, sigmas: readonly [number, number, number]) =>
  runOnPicture(runtime, dctDenoise(COLOUR_AXES, sigmas).graph, data, width, height);

const psnr = (a: Float32Array, b: Float32Array) =>
  -10 * Math.log10(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length);

test('without noise every patch is put back as it was, whatever the size', async () => {
  for (const [width, height] of [
    [40, 30],
    [9, 8],
    [4, 4],
    [50, 1],
    [1, 1],
  ] as const) {
    const photo = formulaPhoto(width, height);
    const found = await denoise(photo, [0, 0, 0]);
    found.forEach((value, i) => expect(value).toBeCloseTo(photo.data[i]!, 5));
  }
});

test('white noise is measured and most of it is taken away', async () => {
  const photo = formulaPhoto(160, 120);
  const sigma = 0.05;
  const grain = noise(160, 120, { seed: 4, mean: 0, deviation: sigma });
  const noisy = { ...photo, data: photo.data.map((value, i) => value + grain.data[i]!) };
  const sigmas = noiseLevel(fromPlanes(noisy, 16));
  for (const found of sigmas) expect(found).toBeCloseTo(sigma, 2);
  const gained = psnr(await denoise(noisy, sigmas), photo.data) - psnr(noisy.data, photo.data);
  expect(gained).toBeGreaterThan(8);
});

test('clipped and hidden pixels do not count as free of noise', () => {
  const grain = noise(64, 64, { seed: 2, mean: 0.5, deviation: 0.04 });
  const pixels = fromPlanes(grain, 16);
  pixels.data.fill(65535, 0, pixels.data.length / 2 + 4000);
  for (const found of noiseLevel(pixels)) expect(found).toBeCloseTo(0.04, 2);
  expect(noiseLevel(fromPlanes(formulaPhoto(1, 1), 8))).toEqual([0, 0, 0]);
});
