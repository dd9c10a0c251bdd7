import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode, input } from '../main/engine/graph/index.ts';
import { selfie, selfieSide } from '../main/engine/networks/selfie.ts';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { root } from './root.ts';
import golden from './selfie.golden.json' with { type: 'json' };
import { readSelfie } from './selfie.ts';
import { readTflite } from './tflite.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

/** Every other pixel of the astronaut, 512 × 512, as planes. */
async function astronaut(): Promise<Float32Array> {
  const file = join(root, 'resources', 'samples', 'astronaut.jpg');
  const data = await sharp(file).removeAlpha().raw().toBuffer();
  const places = selfieSide * selfieSide;
  return Float32Array.from({ length: 3 * places }, (_, at) => {
    const [channel, place] = [Math.floor(at / places), at % places];
    const [x, y] = [place % selfieSide, Math.floor(place / selfieSide)];
    return data[(2 * y * 512 + 2 * x) * 3 + channel]! / 255;
  });
}

test('people are found as TensorFlow Lite finds them', async () => {
  const picture = input('picture', [1, 3, selfieSide, selfieSide]);
  const session = await runtime.open(encode({ people: selfie(await readSelfie(), picture) }), 0);
  const { people } = await session.run({ picture: { data: await astronaut(), dims: picture.shape } });
  await session.release();
  const furthest = golden.shares.reduce((most, share, at) => {
    const [x, y] = [4 + 8 * (at % 32), 4 + 8 * Math.floor(at / 32)];
    return Math.max(most, Math.abs(people![y * selfieSide + x]! - share));
  }, 0);
  // Measured: 2e-5 over all pixels. Another decoder of JPEG may differ by a step.
  expect(furthest).toBeLessThan(1e-2);
});

test('a file of another kind is no TensorFlow Lite file', () => {
  expect(() => readTflite(new Uint8Array(16))).toThrow('TensorFlow Lite');
});
