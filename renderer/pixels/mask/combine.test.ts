import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edit, emptyRaster, moveRaster, rasterFrom } from '../raster.ts';
import { combine } from './combine.ts';
import { invert } from './invert.ts';
import { bytesOf, same, selectionBy, size, someSelection } from './mask.testing.ts';
import { fullTile, isNothing, rectangleOf, selectAll, within } from './tiles.ts';

const runs = { numRuns: 20 };

test('inverting twice gives the same selection', () => {
  fc.assert(
    fc.property(someSelection, (a) => {
      expect(same(bytesOf(invert(invert(a, size), size)), bytesOf(a))).toBe(true);
    }),
    runs,
  );
});

test('the inverse is 255 − it within the document, and nothing past it', () => {
  fc.assert(
    fc.property(someSelection, (a) => {
      const flipped = invert(a, size);
      const expected = bytesOf(a).map((value) => 255 - value);
      expect(same(bytesOf(flipped), expected)).toBe(true);
      const wide = { width: 512, height: 512 };
      expect(bytesOf(flipped, wide).filter((value) => value > 0).length).toBe(
        expected.filter((value) => value > 0).length,
      );
    }),
    runs,
  );
});

test.each([
  ['add', (a: number, b: number) => Math.max(a, b)],
  ['subtract', (a: number, b: number) => Math.min(a, 255 - b)],
  ['intersect', (a: number, b: number) => Math.min(a, b)],
  ['replace', (_: number, b: number) => b],
] as const)('%s, pixel by pixel', (mode, value) => {
  fc.assert(
    fc.property(someSelection, someSelection, (a, b) => {
      const [x, y] = [bytesOf(a), bytesOf(b)];
      expect(
        same(
          bytesOf(combine(a, b, mode, size)),
          x.map((each, i) => value(each, y[i]!)),
        ),
      ).toBe(true);
    }),
    runs,
  );
});

test('laws: add is a union, subtracting is meeting with the inverse', () => {
  fc.assert(
    fc.property(someSelection, someSelection, (a, b) => {
      const of = (mode: 'add' | 'subtract' | 'intersect', x = a, y = b) => bytesOf(combine(x, y, mode, size));
      expect(same(of('add'), of('add', b, a))).toBe(true);
      expect(same(of('intersect'), of('intersect', b, a))).toBe(true);
      expect(same(of('add', a, a), bytesOf(a))).toBe(true);
      expect(same(of('subtract'), of('intersect', a, invert(b, size)))).toBe(true);
    }),
    runs,
  );
});

test('what was null adds as nothing', () => {
  const b = selectionBy((x) => (x < 40 ? 255 : 0));
  expect(same(bytesOf(combine(null, b, 'add', size)), bytesOf(b))).toBe(true);
  expect(isNothing(combine(null, b, 'subtract', size))).toBe(true);
  expect(isNothing(combine(null, b, 'intersect', size))).toBe(true);
});

test('everything selected holds one tile of bytes where tiles are whole', () => {
  const all = selectAll({ width: 1024, height: 512 });
  expect(all.tiles.size).toBe(8);
  expect(new Set(all.tiles.values())).toEqual(new Set([fullTile]));
  expect(invert(emptyRaster(1), { width: 1024, height: 512 }).tiles).toEqual(all.tiles);
});

test('a mask of another origin, with 255 outside, is taken within the document', () => {
  const hole = { x: 10, y: 12, width: 30, height: 20 };
  const mask = rasterFrom(new Uint8ClampedArray(600), hole, 1, 255);
  const taken = within(moveRaster(mask, 5, -2), size);
  expect(same(bytesOf(taken), bytesOf(invert(rectangleOf({ ...hole, x: 15, y: 10 }, size), size)))).toBe(
    true,
  );
});

test('moved by whole tiles it keeps its tiles', () => {
  const a = selectionBy((x, y) => (x * y) % 256);
  const moved = within(moveRaster(a, 256, 256), { width: 1024, height: 1024 });
  expect([...moved.tiles.values()]).toEqual([...a.tiles.values()]);
  expect(moved.tiles.size).toBe(4);
});

test('an editor never writes into the shared full tile', () => {
  const all = selectAll(size);
  const editor = edit(all);
  editor.write({ x: 0, y: 0, width: 1, height: 1 }, Uint8Array.of(0));
  editor.finish();
  expect(fullTile.data.every((value) => value === 255)).toBe(true);
});
