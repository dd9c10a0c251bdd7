import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import type { Rgba8 } from '../../image/pixels.ts';
import { toPlanes } from '../../image/planes.ts';
import { loadLossnet } from '../networks/load.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { betterCopied } from './judge.ts';
import { drawn, rectangle } from './pictures.testing.ts';

const runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
afterAll(() => runtime.close());
const silent = () => undefined;

const tiles = drawn(96, 96, (x, y) => [(x % 12) * 20, (y % 8) * 30, ((x % 12) * (y % 8) * 7) % 256]);
const mask = rectangle(tiles, 36, 36, 60, 60);
const hole = mask.map((value) => (value > 0 ? 1 : 0));
const region = { left: 0, top: 0, right: 96, bottom: 96 };

async function judged(copied: Rgba8, led: Rgba8): Promise<boolean> {
  const network = await loadLossnet(runtime);
  const proposal = { region, planes: toPlanes(led), sharp: false };
  return betterCopied(runtime, network, { copied, led }, hole, hole, proposal, silent);
}

const blots = drawn(96, 96, (x, y) => [128 + 60 * Math.sin(x / 9), 128 + 60 * Math.sin(y / 11), 90]);
const inHole = (filling: Rgba8, around = tiles): Rgba8 => ({
  ...around,
  data: around.data.map((value, p) => (hole[p >> 2] === 1 ? filling.data[p]! : value)),
});

test('where patches alone go on with a pattern and what is led does not, they are taken', async () => {
  expect(await judged(tiles, inHole(blots))).toBe(true);
});

test('where what is led fits as well as they do, or better, it is taken', async () => {
  expect(await judged(tiles, tiles)).toBe(false);
  expect(await judged(inHole(blots), tiles)).toBe(false);
});

test('where neither is like anything around it, what is led is taken', async () => {
  const sky = drawn(96, 96, (x, y) => [150 + ((x * 7 + y * 13) % 5), 160, 200]);
  const stripes = drawn(96, 96, (x) => (x % 6 < 3 ? [255, 0, 255] : [0, 255, 0]));
  expect(await judged(inHole(blots, sky), inHole(stripes, sky))).toBe(false);
});
