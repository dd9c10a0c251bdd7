import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits, mostLayerPixels } from '../../preload/contract/limits.ts';
import { assemble } from './assemble.ts';
import { temporaryStores } from './documents.testing.ts';
import type { Stores } from './openraster/write.ts';
import { PixelCount } from './within-limits.ts';

let stores: Stores & { readonly folder: string };
beforeAll(async () => (stores = await temporaryStores()));
afterAll(() => rm(stores.folder, { recursive: true }));

test('a picture that no other part could hold is not put together', async () => {
  const empty = { channels: 4, outside: 0, x: 0, y: 0, tiles: {} } as const;
  const { pixels, tiles } = stores;
  await expect(assemble(pixels, tiles, 30_000, 30_000, empty)).rejects.toMatchObject({
    code: 'image-too-large',
    message: expect.stringContaining('30000 × 30000 pixels') as string,
  });
});

test('layers are counted one by one and together, however often they are named', () => {
  const count = new PixelCount('a.ora');
  const largest = { width: limits.pixels, height: 1 };
  expect(() => count.add({ width: limits.pixels + 1, height: 1 })).toThrow('A layer of a.ora has');
  for (let at = 0; at < mostLayerPixels / limits.pixels; at += 1) count.add(largest);
  expect(() => count.add({ width: 1, height: 1 })).toThrow('a.ora has layers of more than');
});
