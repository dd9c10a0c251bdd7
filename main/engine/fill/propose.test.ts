import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import type { Rgba8 } from '../../image/pixels.ts';
import { toPlanes } from '../../image/planes.ts';
import { loadLossnet, loadWeights } from '../networks/load.ts';
import { openObjective } from '../optimise/picture-objective.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { cells } from './cells.ts';
import { cutOut } from './cut-out.ts';
import { layProposals } from './guide.ts';
import { betterWithout } from './judge.ts';
import { patchesAround } from './patches-around.ts';
import { blobs, drawn, erased, rectangle } from './pictures.testing.ts';
import { propose } from './propose.ts';
import { sharpen } from './sharpen.ts';

const runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
afterAll(() => runtime.close());
const silent = () => undefined;

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

test('sharpened, a grey proposal comes to look like what surrounds it, and nothing else changes', async () => {
  const network = await loadLossnet(runtime);
  const picture = blobs(96, 96, 4);
  const mask = rectangle(picture, 36, 36, 60, 60);
  const hole = mask.map((value) => (value > 0 ? 1 : 0));
  const region = { left: 0, top: 0, right: 96, bottom: 96 };
  const cut = cutOut(picture, hole, region, { width: 96, height: 96 });
  const blurred = { region, planes: cut.planes, sharp: false };
  const strangeness = async ({ data }: { data: Float32Array }) => {
    const filled = { width: 96, height: 96, data };
    const problem = await patchesAround(runtime, network, filled, cut.missing, cut.missing, silent);
    const objective = await openObjective(runtime, problem!);
    await objective.evaluate(data);
    await objective.close();
    return objective.terms().texture!;
  };
  const steps = sharpen(runtime, network, picture, hole, hole, blurred, silent);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  const { planes, sharp: isSharp } = next.value;
  expect(isSharp).toBe(true);
  expect(await strangeness(planes)).toBeLessThan(0.8 * (await strangeness(cut.planes)));
  const known = planes.data.filter((_, i) => cut.missing[i % 9216] === 0);
  expect(known).toEqual(toPlanes(picture).data.filter((_, i) => cut.missing[i % 9216] === 0));
});

test('a hole in a pattern is better filled without the network, one that a proposal fills just as well is not', async () => {
  const network = await loadLossnet(runtime);
  const tiles = drawn(96, 96, (x, y) => [(x % 12) * 20, (y % 8) * 30, ((x % 12) * (y % 8) * 7) % 256]);
  const mask = rectangle(tiles, 36, 36, 60, 60);
  const hole = mask.map((value) => (value > 0 ? 1 : 0));
  const region = { left: 0, top: 0, right: 96, bottom: 96 };
  const judged = (planes: Parameters<typeof betterWithout>[5]['planes']) =>
    betterWithout(runtime, network, erased(tiles, mask), hole, hole, { region, planes, sharp: true }, silent);
  const { planes: grey } = cutOut(tiles, hole, region, { width: 96, height: 96 });
  expect(await judged(grey)).toBe(true);
  expect(await judged(toPlanes(tiles))).toBe(false);
});
