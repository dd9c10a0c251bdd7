import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import type { Planes } from '../../image/pixels.ts';
import { fromPlanes, toPlanes } from '../../image/planes.ts';
import { psnr } from '../../image/psnr.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { jpegCleaner } from './jpeg-cleaner.ts';
import { runOnPicture } from './run-picture.testing.ts';
import { readSafetensors } from './safetensors.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

const size = { width: 224, height: 160 };

async function planesOf(picture: Sharp): Promise<Planes> {
  const data = await picture.ensureAlpha().raw().toBuffer();
  return toPlanes({ ...size, depth: 8, data: new Uint8Array(data) });
}

test(
  'as it is shipped, it brings compressed photographs closer to what they were',
  { timeout: 60_000 },
  async () => {
    const file = await readFile(join(root, 'models/jpeg.safetensors'));
    const { graph } = jpegCleaner(readSafetensors(file, 'jpeg'));
    for (const photo of ['chelsea', 'coffee', 'astronaut']) {
      const small = sharp(join(root, `resources/samples/${photo}.jpg`)).resize(size.width, size.height);
      const png = await small.removeAlpha().png().toBuffer();
      const original = await planesOf(sharp(png));
      for (const quality of [15, 40]) {
        const dirty = await planesOf(sharp(await sharp(png).jpeg({ quality }).toBuffer()));
        const found = await runOnPicture(runtime, graph, dirty.data, size.width, size.height);
        const clean = toPlanes(fromPlanes({ ...size, data: found }, 8));
        expect(psnr(clean, original)).toBeGreaterThan(psnr(dirty, original) + 0.4);
      }
    }
  },
);
