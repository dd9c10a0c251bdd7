import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pixels } from '../image/pixels.ts';
import { openPixelStore, type PixelStore } from './pixelstore.ts';

let store: PixelStore;
beforeAll(async () => (store = await openPixelStore(await mkdtemp(join(tmpdir(), 'pixelstore-')))));
afterAll(() => rm(store.folder, { recursive: true }));

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) => {
    const size = { minLength: width * height * 4, maxLength: width * height * 4 };
    return fc.oneof(
      fc.uint8Array(size).map((data): Pixels => ({ depth: 8, width, height, data })),
      fc.uint16Array(size).map((data): Pixels => ({ depth: 16, width, height, data })),
    );
  });

test('what is put comes back, under the same name every time', async () => {
  await fc.assert(
    fc.asyncProperty(picture, async (pixels) => {
      const hash = await store.putPixels(pixels);
      expect(await store.pixels(hash)).toEqual(pixels);
      expect(await store.putPixels(pixels)).toBe(hash);
    }),
    { numRuns: 50 },
  );
  expect((await readdir(store.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('two shapes of the same bytes are two pictures', async () => {
  const data = new Uint8Array(16);
  const wide = await store.putPixels({ depth: 8, width: 4, height: 1, data });
  expect(await store.putPixels({ depth: 8, width: 1, height: 4, data })).not.toBe(wide);
});

test('a name that is no hash never becomes a path', async () => {
  await expect(store.bytes('../../etc/passwd')).rejects.toThrow('Not a content hash');
});

test('a place that cannot be written to is named', async () => {
  const gone = await openPixelStore(await mkdtemp(join(tmpdir(), 'pixelstore-')));
  await rm(gone.folder, { recursive: true });
  const attempt = gone.putPixels({ depth: 8, width: 1, height: 1, data: new Uint8Array(4) });
  await expect(attempt).rejects.toMatchObject({
    code: 'cannot-write',
    message: expect.stringContaining(gone.folder) as string,
  });
});

test.runIf(process.platform === 'linux')('rows that the disk has no room for are told as such', async () => {
  const full = await openPixelStore(await mkdtemp(join(tmpdir(), 'pixelstore-full-')));
  await symlink('/dev/full', join(full.folder, `rows.${process.pid}-1.part`));
  async function* rows() {
    await Promise.resolve();
    yield new Uint8Array(4);
  }
  await expect(full.putRows(1, 1, rows())).rejects.toMatchObject({ code: 'disk-full' });
  await rm(full.folder, { recursive: true });
});
