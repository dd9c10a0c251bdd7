import { afterAll, expect, test } from 'vitest';
import { randomSource } from '../../image/noise.ts';
import { openRuntime } from '../runtime/runtime.ts';
import type { Enlarger } from './enlarger.ts';
import { chainWeights, srresnetWeights } from './enlargers.testing.ts';
import { runOnPicture } from './run-picture.testing.ts';
import { selfEnsemble } from './self-ensemble.ts';
import { srresnet } from './srresnet.ts';
import { vdsr } from './vdsr.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

const run = ({ enlarge }: Enlarger, data: Float32Array, width: number, height: number) =>
  runOnPicture(runtime, enlarge, data, width, height);

const random = randomSource(21);
const photo = (width: number, height: number) => Float32Array.from({ length: 3 * width * height }, random);

/** Three planes with rows and columns exchanged. */
function turned(data: Float32Array, width: number, height: number): Float32Array {
  const size = width * height;
  return data.map((_, i) => {
    const [plane, row, column] = [Math.floor(i / size), Math.floor((i % size) / height), i % height];
    return data[plane * size + column * width + row]!;
  });
}

/** Three planes from right to left. */
function mirrored(data: Float32Array, width: number): Float32Array {
  return data.map((_, i) => data[i - (i % width) + width - 1 - (i % width)]!);
}

const furthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);

test.each([
  ['srresnet', srresnet(srresnetWeights({ width: 6, blocks: 2, factors: [2] }), 2)],
  ['vdsr', vdsr(chainWeights({ width: 5, depth: 4 }))],
] as const)('%s no longer minds how the picture lies', async (_, network) => {
  const [width, height] = [10, 6];
  const [wide, tall] = [width * network.scale, height * network.scale];
  const picture = photo(width, height);
  const ensemble = selfEnsemble(network);
  const upright = await run(ensemble, picture, width, height);
  const lying = await run(ensemble, turned(picture, width, height), height, width);
  const mirror = await run(ensemble, mirrored(picture, width), width, height);
  expect(furthest(lying, turned(upright, wide, tall))).toBeLessThan(1e-5);
  expect(furthest(mirror, mirrored(upright, wide))).toBeLessThan(1e-5);
  const once = await run(network, picture, width, height);
  const onceMirrored = await run(network, mirrored(picture, width), width, height);
  expect(furthest(onceMirrored, mirrored(once, wide))).toBeGreaterThan(1e-3);
  expect(furthest(once, upright)).toBeGreaterThan(1e-3);
});
