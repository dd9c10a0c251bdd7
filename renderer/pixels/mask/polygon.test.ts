import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentBounds } from '../raster.ts';
import { ellipse } from './ellipse.ts';
import { bytesOf, same, size, sum } from './mask.testing.ts';
import { polygon } from './polygon.ts';
import { rectangleOf } from './tiles.ts';

const inside = (value: { min: number; max: number }) => fc.double({ ...value, noNaN: true });
const point = fc.record({ x: inside({ min: 1, max: 299 }), y: inside({ min: 1, max: 269 }) });
const anywhere = fc.record({ x: inside({ min: -400, max: 700 }), y: inside({ min: -400, max: 700 }) });

/** Signed area by Gauss's formula. */
function shoelace(corners: readonly { x: number; y: number }[]): number {
  return corners.reduce((area, { x, y }, i) => {
    const next = corners[(i + 1) % corners.length]!;
    return area + (x * next.y - next.x * y) / 2;
  }, 0);
}

test('the coverage of a triangle adds up to its area', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      const covered = bytesOf(polygon([a, b, c], size, true));
      const edge = covered.filter((value) => value > 0 && value < 255).length;
      // Each partial pixel is rounded by at most half a level.
      expect(Math.abs(sum(covered) / 255 - Math.abs(shoelace([a, b, c])))).toBeLessThan(
        0.01 + (edge + 800) * (0.5 / 255),
      );
    }),
    { numRuns: 60 },
  );
});

test('each pixel of a triangle has the share that 16 × 16 samples find, even past the document', () => {
  fc.assert(
    fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
      const covered = bytesOf(polygon([a, b, c], size, true));
      const turn = Math.sign(shoelace([a, b, c]));
      const side = (p: typeof a, q: typeof a, x: number, y: number) =>
        turn * ((q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x)) > 0;
      let worst = 0;
      for (let i = 0; i < covered.length; i += 397) {
        const [x, y] = [i % size.width, Math.floor(i / size.width)];
        let hits = 0;
        for (let s = 0; s < 256; s += 1) {
          const [sx, sy] = [x + ((s % 16) + 0.5) / 16, y + (Math.floor(s / 16) + 0.5) / 16];
          if (side(a, b, sx, sy) && side(b, c, sx, sy) && side(c, a, sx, sy)) hits += 1;
        }
        worst = Math.max(worst, Math.abs(covered[i]! / 255 - hits / 256));
      }
      expect(worst).toBeLessThan(0.1);
    }),
    { numRuns: 30 },
  );
});

test('a rectangle of whole pixels is exact, and one of fractions has its shares', () => {
  const corners = (x0: number, y0: number, x1: number, y1: number) => [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ];
  expect(
    same(
      bytesOf(polygon(corners(20, 250, 290, 262), size, true)),
      bytesOf(rectangleOf({ x: 20, y: 250, width: 270, height: 12 }, size)),
    ),
  ).toBe(true);
  const half = bytesOf(polygon(corners(10.5, 10.25, 12.5, 11), size, true));
  expect([...half.slice(10 * 300 + 10, 10 * 300 + 14)]).toEqual([96, 191, 96, 0]);
});

test('an ellipse has the area π a b, and lies within its box', () => {
  const box = { x: 30, y: 20, width: 201, height: 152 };
  const drawn = ellipse(box, size, true);
  expect(contentBounds(drawn)).toEqual(box);
  expect(Math.abs(sum(bytesOf(drawn)) / 255 / ((Math.PI * 201 * 152) / 4) - 1)).toBeLessThan(1e-4);
});

test('without antialiasing every pixel is in or out', () => {
  const hard = bytesOf(ellipse({ x: 3, y: 4, width: 90, height: 77 }, size, false));
  expect(new Set(hard)).toEqual(new Set([0, 255]));
});

test('what a crossing line goes around is inside', () => {
  // A bow tie: both wings, though they turn opposite ways.
  const tie = [
    { x: 10, y: 10 },
    { x: 110, y: 90 },
    { x: 110, y: 10 },
    { x: 10, y: 90 },
  ];
  const covered = bytesOf(polygon(tie, size, true));
  expect(covered[50 * 300 + 15]).toBe(255);
  expect(covered[50 * 300 + 105]).toBe(255);
  expect(covered[12 * 300 + 60]).toBe(0);
});

test('fewer than three corners, or none within the document, select nothing', () => {
  expect(polygon([{ x: 1, y: 1 }], size, true).tiles.size).toBe(0);
  const far = [
    { x: 900, y: 0 },
    { x: 950, y: 0 },
    { x: 900, y: 90 },
  ];
  expect(polygon(far, size, true).tiles.size).toBe(0);
});
