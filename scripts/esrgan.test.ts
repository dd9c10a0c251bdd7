import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUpscaler } from '../bench/super-resolution/upscalerjs.ts';
import { encode, input } from '../main/engine/graph/index.ts';
import { esrgan } from '../main/engine/networks/esrgan.ts';
import { readSafetensors } from '../main/engine/networks/safetensors.ts';
import type { Weights } from '../main/engine/networks/weights.ts';
import { writeSafetensors } from '../main/engine/networks/write-safetensors.ts';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { readUpscaler } from './esrgan.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

const [width, height] = [23, 17];

/** RGB 0…1, channels last: waves of several lengths, and an edge. */
const picture = Float32Array.from({ length: width * height * 3 }, (_, i) => {
  const [c, x, y] = [i % 3, Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
  const wave = 0.5 + 0.25 * Math.sin(x / (1.3 + c)) + 0.25 * Math.cos(y / 2 - x / 5);
  return x + y > 25 ? wave : 1 - wave;
});

async function enlarge(weights: Weights, factor: number): Promise<Float32Array> {
  const network = esrgan(weights, factor);
  const given = input('picture', [1, 3, height, width]);
  const session = await runtime.open(encode({ result: network.enlarge(given) }), 0);
  const planes = { data: channels(picture, width * height, 'first'), dims: given.shape };
  const { result } = await session.run({ picture: planes });
  await session.release();
  return channels(result!, width * height * factor * factor, 'last');
}

/** [pixels, 3] → [3, pixels], or back. */
function channels(data: Float32Array, pixels: number, to: 'first' | 'last'): Float32Array {
  return Float32Array.from(data, (_, i) =>
    to === 'first'
      ? data[(i % pixels) * 3 + Math.floor(i / pixels)]!
      : data[(i % 3) * pixels + Math.floor(i / 3)]!,
  );
}

function furthest(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

for (const size of ['slim', 'medium', 'thick']) {
  for (const factor of [2, 3, 4]) {
    test(`ESRGAN ${size} ×${factor} enlarges as it does in UpscalerJS`, async () => {
      const upscaler = await openUpscaler(size, factor);
      const expected = await upscaler.enlarge(picture, width, height);
      const weights = await readUpscaler(size, factor);
      expect(furthest(await enlarge(weights, factor), expected)).toBeLessThan(1e-5);
      // A quarter of a step in 8 bits.
      const rounded = readSafetensors(writeSafetensors(weights), size);
      expect(furthest(await enlarge(rounded, factor), expected)).toBeLessThan(1e-3);
    });
  }
}
