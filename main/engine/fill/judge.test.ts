import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import type { Rgba8 } from '../../image/pixels.ts';
import { toPlanes } from '../../image/planes.ts';
import { loadLossnet } from '../networks/load.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { cutOut } from './cut-out.ts';
import { betterCopied } from './judge.ts';
import { drawn, erased, rectangle } from './pictures.testing.ts';

const runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
afterAll(() => runtime.close());
const silent = () => undefined;

const tiles = drawn(96, 96, (x, y) => [(x % 12) * 20, (y % 8) * 30, ((x % 12) * (y % 8) * 7) % 256]);
const mask = rectangle(tiles, 36, 36, 60, 60);
const hole = mask.map((value) => (value > 0 ? 1 : 0));
const region = { left: 0, top: 0, right: 96, bottom: 96 };

async function judged(copied: Rgba8, proposed: Rgba8): Promise<boolean> {
  const network = await loadLossnet(runtime);
  const proposal = { region, planes: toPlanes(proposed), sharp: true };
  return betterCopied(runtime, network, copied, hole, hole, proposal, silent);
}

test('where patches alone go on with a pattern and what is proposed does not, they are taken', async () => {
  const { planes } = cutOut(tiles, hole, region, { width: 96, height: 96 });
  const grey = drawn(
    96,
    96,
    (x, y) => [0, 1, 2].map((c) => 255 * planes.data[9216 * c + 96 * y + x]!) as [number, number, number],
  );
  expect(await judged(tiles, grey)).toBe(true);
});

test('where what is proposed fits as well as they do, or better, it is followed', async () => {
  expect(await judged(tiles, tiles)).toBe(false);
  expect(await judged(erased(tiles, mask), tiles)).toBe(false);
});
