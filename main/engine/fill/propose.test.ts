import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import type { Rgba8 } from '../../image/pixels.ts';
import { loadWeights } from '../networks/load.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { cells } from './cells.ts';
import { cutOut } from './cut-out.ts';
import { layProposals } from './guide.ts';
import { erased, rectangle } from './pictures.testing.ts';
import { propose } from './propose.ts';

const runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
afterAll(() => runtime.close());

async function sample(name: string): Promise<Rgba8> {
  const [width, height] = [192, 128];
  const photo = sharp(join(root, `resources/samples/${name}.jpg`))
    .resize(width, height)
    .ensureAlpha();
  return { width, height, depth: 8, data: new Uint8Array(await photo.raw().toBuffer()) };
}

/** Mean squared difference in the hole. */
function apart(a: Rgba8 | { data: ArrayLike<number> }, b: Rgba8, mask: Uint8Array): number {
  let [sum, count] = [0, 0];
  mask.forEach((value, at) => {
    if (value === 0) return;
    for (let p = 4 * at; p < 4 * at + 3; p++, count++) sum += (a.data[p]! - b.data[p]!) ** 2;
  });
  return sum / count;
}

test('what the network as it is shipped proposes for photographs is nearer to what was there than their mean', async () => {
  const weights = await loadWeights(runtime, 'completion');
  let [proposed, mean] = [0, 0];
  for (const name of ['chelsea', 'coffee', 'astronaut']) {
    const photo = await sample(name);
    const mask = rectangle(photo, 70, 40, 110, 80);
    const hole = mask.map((value) => (value > 0 ? 1 : 0));
    const broken = erased(photo, mask);
    const all = cells(hole, photo.width, photo.height);
    const proposals = [await propose(runtime, weights, broken, hole, all[0]!)];
    proposed += apart(layProposals(broken, hole, all, proposals), photo, mask);
    const { region } = proposals[0]!;
    const { planes } = cutOut(broken, hole, region, { width: 8, height: 8 });
    const plain = [
      {
        region,
        planes: { ...planes, data: planes.data.map((_, i) => meanOf(broken, hole, Math.floor(i / 64))) },
        sharp: false,
      },
    ];
    mean += apart(layProposals(broken, hole, all, plain), photo, mask);
  }
  expect(proposed).toBeLessThan(0.8 * mean);
});

function meanOf({ data }: Rgba8, hole: Uint8Array, channel: number): number {
  let [sum, count] = [0, 0];
  hole.forEach((missing, at) => {
    if (missing === 1) return;
    sum += data[4 * at + channel]! / 255;
    count++;
  });
  return sum / count;
}
