import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import type { Planes } from '../../image/pixels.ts';
import { toPlanes } from '../../image/planes.ts';
import { loadLossnet } from '../networks/load.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { cutOut } from './cut-out.ts';
import { strangeness } from './judge.ts';
import { blobs, rectangle } from './pictures.testing.ts';
import { sharpen } from './sharpen.ts';

const runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
afterAll(() => runtime.close());
const silent = () => undefined;

test('sharpened, a grey proposal comes to look like what surrounds it, and nothing else changes', async () => {
  const network = await loadLossnet(runtime);
  const picture = blobs(96, 96, 4);
  const mask = rectangle(picture, 36, 36, 60, 60);
  const hole = mask.map((value) => (value > 0 ? 1 : 0));
  const region = { left: 0, top: 0, right: 96, bottom: 96 };
  const cut = cutOut(picture, hole, region, { width: 96, height: 96 });
  const blurred = { region, planes: cut.planes, sharp: false };
  const strange = async (planes: Planes) =>
    (await strangeness(runtime, network, planes, cut.missing, cut.missing, silent))!;
  const steps = sharpen(runtime, network, picture, hole, hole, blurred, silent);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  const { planes, sharp: isSharp } = next.value;
  expect(isSharp).toBe(true);
  expect(await strange(planes)).toBeLessThan(0.8 * (await strange(cut.planes)));
  const known = planes.data.filter((_, i) => cut.missing[i % 9216] === 0);
  expect(known).toEqual(toPlanes(picture).data.filter((_, i) => cut.missing[i % 9216] === 0));
});
