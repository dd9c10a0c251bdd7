import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tileSide } from '../../preload/contract/document.ts';
import { contentBounds, edit, emptyRaster, moveRaster, pixelAt, rasterFrom, read, write } from './raster.ts';
import type { Raster } from './raster.ts';
import type { Rect } from './rect.ts';
import type { Channels } from './tile.ts';

const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -400, max: 400 }),
  y: fc.integer({ min: -400, max: 400 }),
  width: fc.integer({ min: 1, max: 600 }),
  height: fc.integer({ min: 1, max: 300 }),
});
const channels = fc.constantFrom<Channels>(1, 4);
const outside = fc.constantFrom(0 as const, 255 as const);

/** Bytes that tell every place from every other, for as long as that goes. */
function pattern({ width, height }: Rect, count: Channels, seed: number): Uint8ClampedArray<ArrayBuffer> {
  return new Uint8ClampedArray(width * height * count).map((_, at) => (at * 37 + seed * 101) & 255);
}

/** Whether two blocks have the same bytes; far faster than comparing value by value. */
function same(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
}

test('what is written comes back, wherever tiles begin and end', () => {
  fc.assert(
    fc.property(rect, channels, outside, fc.integer({ min: -300, max: 300 }), (place, count, out, offset) => {
      const data = pattern(place, count, 1);
      const raster = write({ ...emptyRaster(count, out), x: offset, y: -offset }, place, data);
      expect(same(read(raster, place), data)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('around what was written everything is as before', () => {
  fc.assert(
    fc.property(rect, rect, channels, (first, second, count) => {
      const before = rasterFrom(pattern(first, count, 1), first, count);
      const after = write(before, second, pattern(second, count, 2));
      const inside = (x: number, y: number) =>
        x >= second.x && y >= second.y && x < second.x + second.width && y < second.y + second.height;
      for (const [x, y] of [
        [first.x, first.y],
        [first.x + first.width - 1, first.y + first.height - 1],
        [second.x - 1, second.y],
        [second.x, second.y + second.height],
      ] as const) {
        if (!inside(x, y)) expect(pixelAt(after, x, y)).toEqual(pixelAt(before, x, y));
      }
    }),
    { numRuns: 30 },
  );
});

test('writing changes no tile that another raster holds', () => {
  const place = { x: 0, y: 0, width: 300, height: 10 };
  const before = rasterFrom(pattern(place, 4, 1), place, 4);
  const kept = [...before.tiles.values()].map(({ data }) => data.slice());
  const editor = edit(before);
  editor.write({ x: 10, y: 2, width: 4, height: 4 }, new Uint8ClampedArray(64).fill(9));
  const during = editor.current();
  editor.write({ x: 12, y: 4, width: 4, height: 4 }, new Uint8ClampedArray(64).fill(8));
  const after = editor.finish();
  expect([...before.tiles.values()].every(({ data }, at) => same(data, kept[at]!))).toBe(true);
  // The second tile was not written to: all three share it.
  const second = [...before.tiles.keys()][1]!;
  expect([during.tiles.get(second), after.tiles.get(second)]).toEqual(
    Array(2).fill(before.tiles.get(second)),
  );
  expect(pixelAt(during, 12, 4)).toEqual([8, 8, 8, 8]);
});

test('moving costs no pixels', () => {
  fc.assert(
    fc.property(rect, fc.integer({ min: -999, max: 999 }), (place, by) => {
      const raster = rasterFrom(pattern(place, 1, 3), place, 1);
      const moved = moveRaster(raster, by, -by);
      expect(moved.tiles).toBe(raster.tiles);
      expect(same(read(moved, { ...place, x: place.x + by, y: place.y - by }), read(raster, place))).toBe(
        true,
      );
    }),
    { numRuns: 30 },
  );
});

test('tiles that say nothing are left out', () => {
  const place = { x: 0, y: 0, width: tileSide * 3, height: tileSide };
  const blank = new Uint8ClampedArray(place.width * place.height * 4);
  expect(rasterFrom(blank, place, 4).tiles.size).toBe(0);
  const opaque = rasterFrom(
    blank.map(() => 255),
    place,
    4,
  );
  expect(opaque.tiles.size).toBe(3);
  expect(write(opaque, { ...place, width: tileSide }, blank.subarray(0, blank.length / 3)).tiles.size).toBe(
    2,
  );
});

test('an edit that writes nothing gives the same raster', () => {
  const raster: Raster = rasterFrom(
    new Uint8ClampedArray([1, 2, 3, 4]),
    { x: 5, y: 5, width: 1, height: 1 },
    4,
  );
  expect(edit(raster).finish()).toBe(raster);
});

test('the bounds of the content are those of what can be seen', () => {
  fc.assert(
    fc.property(rect, (place) => {
      const data = new Uint8ClampedArray(place.width * place.height).fill(200);
      expect(contentBounds(rasterFrom(data, place, 1))).toEqual(place);
    }),
    { numRuns: 30 },
  );
  expect(contentBounds(emptyRaster(4)).width).toBe(0);
});
