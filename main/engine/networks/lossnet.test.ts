import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encode, input } from '../graph/index.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { stepOf, taps } from './features.ts';
import { lossnet } from './lossnet.ts';
import { readSafetensors } from './safetensors.ts';

const file = join(import.meta.dirname, '../../../models/lossnet.safetensors');

test('no feature sees further than the network says, and the deepest sees nearly that far', async () => {
  const network = lossnet(readSafetensors(await readFile(file), file));
  const [width, height, at] = [320, 16, 160];
  const picture = input('picture', [1, 3, height, width]);
  const runtime = await openRuntime({ models: '', provider: 'cpu' });
  const session = await runtime.open(encode({ ...network.features(picture) }), 0);
  const plain = new Float32Array(3 * height * width).fill(0.5);
  const touched = plain.slice();
  for (let row = 0; row < 3 * height; row += 1) touched[row * width + at] = 1;
  const dims = picture.shape;
  const a = await session.run({ picture: { data: plain, dims } });
  const b = await session.run({ picture: { data: touched, dims } });

  let furthest = 0;
  for (const tap of taps) {
    const columns = width / stepOf(tap);
    a[tap]!.forEach((value, i) => {
      if (Math.abs(value - b[tap]![i]!) < 1e-5) return;
      const left = (i % columns) * stepOf(tap);
      // A position stands for the pixels from `left` on: the distance to the nearest of them.
      furthest = Math.max(furthest, left - at, at - (left + stepOf(tap) - 1));
    });
  }
  expect(furthest).toBeLessThanOrEqual(network.reach);
  expect(furthest).toBeGreaterThan(network.reach / 2);
});
