import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { encode, input } from '../graph/index.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { jpegCleaner } from './jpeg-cleaner.ts';
import { readSafetensors } from './safetensors.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

const [WIDTH, HEIGHT] = [224, 160];

/** Planes 0…1 of interleaved bytes. */
const planes = (rgb: Buffer) =>
  Float32Array.from(rgb, (_, i) => rgb[(i % (rgb.length / 3)) * 3 + Math.floor(i / (rgb.length / 3))]! / 255);

const decibels = (a: Float32Array, b: Float32Array) =>
  -10 *
  Math.log10(a.reduce((sum, value, i) => sum + (Math.min(1, Math.max(0, value)) - b[i]!) ** 2, 0) / a.length);

test(
  'as it is shipped, it brings compressed photographs closer to what they were',
  { timeout: 60_000 },
  async () => {
    const network = jpegCleaner(
      readSafetensors(await readFile(join(root, 'models/jpeg.safetensors')), 'jpeg'),
    );
    const picture = input('picture', [1, 3, HEIGHT, WIDTH]);
    const session = await runtime.open(encode({ clean: network.graph(picture) }), 0);
    const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
    for (const photo of ['chelsea', 'coffee', 'astronaut']) {
      const small = sharp(join(root, `resources/samples/${photo}.jpg`))
        .resize(WIDTH, HEIGHT)
        .removeAlpha()
        .raw();
      const original = await small.toBuffer();
      for (const quality of [15, 40]) {
        const file = await sharp(original, { raw }).jpeg({ quality }).toBuffer();
        const dirty = planes(await sharp(file).raw().toBuffer());
        const { clean } = await session.run({ picture: { data: dirty, dims: picture.shape } });
        expect(decibels(clean!, planes(original))).toBeGreaterThan(decibels(dirty, planes(original)) + 0.4);
      }
    }
    await session.release();
  },
);
