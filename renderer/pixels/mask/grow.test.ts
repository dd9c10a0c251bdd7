import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../work.ts';
import { squaredDistance } from './distance.ts';
import { ellipse } from './ellipse.ts';
import { border, grow, shrink } from './grow.ts';
import { invert } from './invert.ts';
import { bytesOf, same, selectionBy, size, someSelection, sum } from './mask.testing.ts';
import { polygon } from './polygon.ts';
import { rectangleOf, selectAll } from './tiles.ts';

test('the distance transform is that of brute force', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 23 }),
      fc.integer({ min: 1, max: 19 }),
      fc.array(fc.nat(), { maxLength: 9 }),
      (width, height, places) => {
        const data = new Uint8ClampedArray(width * height);
        for (const place of places) data[place % data.length] = 255;
        const found = squaredDistance({ width, height, data }, 127.5);
        found.forEach((squared, i) => {
          let least = Infinity;
          data.forEach((value, j) => {
            if (value === 0) return;
            const dx = (i % width) - (j % width);
            const dy = Math.floor(i / width) - Math.floor(j / width);
            least = Math.min(least, dx * dx + dy * dy);
          });
          expect(squared).toBe(least);
        });
      },
    ),
    { numRuns: 200 },
  );
});

test('a grown selection contains it, a shrunk one lies within it', () => {
  fc.assert(
    fc.property(someSelection, fc.constantFrom(1, 2.5, 7), (a, by) => {
      const before = bytesOf(a);
      const wide = bytesOf(finish(grow(a, size, by)));
      const narrow = bytesOf(finish(shrink(a, size, by)));
      expect(before.every((value, i) => wide[i]! >= value && narrow[i]! <= value)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test('a rectangle grows by exactly so many pixels, with round corners', () => {
  const a = rectangleOf({ x: 100, y: 90, width: 60, height: 50 }, size);
  const grown = bytesOf(finish(grow(a, size, 5)));
  expect(grown[110 * 300 + 95]).toBe(255);
  expect(grown[110 * 300 + 94]).toBe(0);
  // The corners' quarter discs, their rims soft between radius 5.5 and pixel centres.
  const rounded = 60 * 50 + 2 * 5 * 110 + Math.PI * 25;
  expect(Math.abs(sum(grown) / 255 - rounded)).toBeLessThan(8);
});

test('a disc grows to a disc, over the edges of blocks', () => {
  const disc = (r: number) => ellipse({ x: 256 - r, y: 135 - r, width: 2 * r, height: 2 * r }, size, true);
  const grown = bytesOf(finish(grow(disc(20), size, 12)));
  const wanted = bytesOf(disc(32));
  const off = grown.reduce((all, value, i) => all + Math.abs(value - wanted[i]!), 0) / 255;
  // Within a third of a pixel all along the rim.
  expect(off).toBeLessThan((2 * Math.PI * 32) / 3);
});

test('a straight antialiased edge keeps its half tone', () => {
  const edge = [
    { x: 0, y: 0 },
    { x: 40.5, y: 0 },
    { x: 40.5, y: 270 },
    { x: 0, y: 270 },
  ];
  const row = bytesOf(finish(grow(polygon(edge, size, true), size, 3))).slice(0, 300);
  expect(row[42]).toBe(255);
  expect(Math.abs(row[43]! - 128)).toBeLessThan(2);
  expect(row[44]).toBe(0);
});

test('the edge of the document is no edge of the selection', () => {
  expect(same(bytesOf(finish(shrink(selectAll(size), size, 9))), bytesOf(selectAll(size)))).toBe(true);
  const left = rectangleOf({ x: 0, y: 0, width: 50, height: size.height }, size);
  expect(
    same(
      bytesOf(finish(shrink(left, size, 9))),
      bytesOf(rectangleOf({ x: 0, y: 0, width: 41, height: size.height }, size)),
    ),
  ).toBe(true);
});

test('shrinking is growing what is not selected', () => {
  const a = selectionBy((x, y) => ((x - 90) ** 2 + (y - 90) ** 2 < 3000 ? 255 : 0));
  expect(
    same(bytesOf(finish(shrink(a, size, 4))), bytesOf(invert(finish(grow(invert(a, size), size, 4)), size))),
  ).toBe(true);
});

test('a border lies half to each side of the edge', () => {
  const left = rectangleOf({ x: 0, y: 0, width: 50, height: size.height }, size);
  expect(
    same(
      bytesOf(finish(border(left, size, 6))),
      bytesOf(rectangleOf({ x: 47, y: 0, width: 6, height: size.height }, size)),
    ),
  ).toBe(true);
});
