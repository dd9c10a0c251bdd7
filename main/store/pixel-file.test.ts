import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toDepth8 } from '../image/pack.ts';
import type { Pixels } from '../image/pixels.ts';
import { readRows } from './pixel-file.ts';
import { openPixelStore, type PixelStore } from './pixelstore.ts';

let store: PixelStore;
beforeAll(async () => (store = await openPixelStore(await mkdtemp(join(tmpdir(), 'pixel-file-')))));
afterAll(() => rm(store.folder, { recursive: true }));

const put = async (pixels: Pixels) => join(store.folder, await store.putPixels(pixels));

const size = fc.record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) });

/** No two values alike, as far as that goes. */
function picture(depth: 8 | 16, width: number, height: number): Pixels {
  const value = (_: unknown, i: number) => (i * 2_654_435_761) >>> 16;
  const length = 4 * width * height;
  return depth === 8
    ? { depth, width, height, data: new Uint8Array(length).map(value) }
    : { depth, width, height, data: new Uint16Array(length).map(value) };
}

test('from any row on, all rows come that there are, with 8 bits', async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.constantFrom(8, 16), fc.nat(50), async ({ width, height }, depth, from) => {
      const pixels = picture(depth, width, height);
      const rows = await readRows(await put(pixels), from);
      expect(rows).toMatchObject({ width, height });
      expect([...rows.data]).toEqual([...toDepth8(pixels).data.subarray(4 * width * from)]);
    }),
    { numRuns: 60 },
  );
});

test('a smaller picture has every n-th pixel, and no fewer than were asked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      size,
      fc.constantFrom(8, 16),
      fc.integer({ min: 1, max: 60 }),
      async (of, depth, side) => {
        const pixels = picture(depth, of.width, of.height);
        const path = await put(pixels);
        const { width, height, data } = await readRows(path, 0, side);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(Math.min(side, of.width, of.height));
        const step = Math.max(1, Math.floor(Math.min(of.width, of.height) / side));
        const at = (x: number, y: number) => {
          const from = 4 * ((y * step + (step >> 1)) * of.width + x * step + (step >> 1));
          return [...toDepth8(pixels).data.subarray(from, from + 4)];
        };
        const wanted = Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
        expect([...data]).toEqual(wanted.flat());
        expect((width + 1) * step).toBeGreaterThan(of.width);
      },
    ),
    { numRuns: 60 },
  );
});

test('a large picture goes in parts, which are the whole', async () => {
  const pixels = picture(8, 1500, 1700);
  const path = await put(pixels);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < 1700;) {
    const { data } = await readRows(path, from);
    expect(data.length).toBeLessThanOrEqual(8 << 20);
    parts.push(data);
    from += data.length / (4 * 1500);
  }
  expect(parts.length).toBeGreaterThan(1);
  expect(Buffer.concat(parts).equals(new Uint8Array(pixels.data))).toBe(true);
});

test('other content is no picture', async () => {
  for (const length of [3, 40]) {
    const hash = await store.putBytes(new Uint8Array(length));
    await expect(readRows(join(store.folder, hash), 0)).rejects.toThrow('holds no pixels');
  }
});
