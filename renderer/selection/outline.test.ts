import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine } from '../pixels/mask/combine.ts';
import { ellipse } from '../pixels/mask/ellipse.ts';
import { selectionBy, size } from '../pixels/mask/mask.testing.ts';
import { rectangleOf, selectAll } from '../pixels/mask/tiles.ts';
import { outlineOf } from './outline.ts';
import type { Outline } from './outline.ts';

function perimeter({ lines }: Outline): number {
  return measure(lines, (x, y, nx, ny) => Math.hypot(nx - x, ny - y));
}

/** Gauss's formula: holes count against what is around them. */
function area({ lines }: Outline): number {
  return measure(lines, (x, y, nx, ny) => (x * ny - nx * y) / 2);
}

function measure(lines: Outline['lines'], part: (x: number, y: number, nx: number, ny: number) => number) {
  let all = 0;
  for (const { points } of lines)
    for (let i = 0; i < points.length; i += 2) {
      const next = (i + 2) % points.length;
      all += part(points[i]!, points[i + 1]!, points[next]!, points[next + 1]!);
    }
  return all;
}

test('a rectangle has four corners where its pixels end', () => {
  const outline = outlineOf(rectangleOf({ x: 20, y: 30, width: 250, height: 200 }, size), size, 1);
  expect(outline.lines.length).toBe(1);
  expect(outline.points).toBe(4);
  expect(perimeter(outline)).toBe(900);
  expect(area(outline)).toBe(50_000);
});

test('everything selected is the frame of the document', () => {
  const outline = outlineOf(selectAll(size), size, 1);
  expect(outline.points).toBe(4);
  expect(outline.lines[0]).toMatchObject({ x0: 0, y0: 0, x1: 300, y1: 270 });
});

test('a disc has the perimeter 2 π r and the area π r²', () => {
  const outline = outlineOf(ellipse({ x: 30, y: 20, width: 200, height: 200 }, size, true), size, 1);
  expect(Math.abs(perimeter(outline) / (200 * Math.PI) - 1)).toBeLessThan(0.005);
  expect(Math.abs(area(outline) / (10_000 * Math.PI) - 1)).toBeLessThan(0.002);
});

test('a ring has two lines, the inner one the other way round', () => {
  const outer = rectangleOf({ x: 10, y: 10, width: 100, height: 100 }, size);
  const ring = combine(outer, rectangleOf({ x: 40, y: 40, width: 20, height: 20 }, size), 'subtract', size);
  const outline = outlineOf(ring, size, 1);
  expect(outline.lines.length).toBe(2);
  expect(perimeter(outline)).toBe(480);
  expect(area(outline)).toBe(9600);
});

test('of pixels in or out, the area is their count and the perimeter that of their edges', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 48, maxLength: 48 }), (bits) => {
      const on = (x: number, y: number) => x >= 0 && y >= 0 && x < 8 && y < 6 && bits[y * 8 + x] === true;
      const outline = outlineOf(
        selectionBy((x, y) => (on(x - 253, y - 252) ? 255 : 0)),
        size,
        1,
      );
      let edges = 0;
      for (let y = -1; y < 6; y += 1)
        for (let x = -1; x < 8; x += 1) {
          if (on(x, y) !== on(x + 1, y)) edges += 1;
          if (on(x, y) !== on(x, y + 1)) edges += 1;
        }
      expect(area(outline)).toBeCloseTo(bits.filter(Boolean).length, 6);
      expect(perimeter(outline)).toBeCloseTo(edges, 6);
    }),
    { numRuns: 100 },
  );
});

test('all lines stay within the document, at every level', () => {
  const noise = selectionBy((x, y) => (x * 7919 + y * 104_729 + ((x * y) >> 3)) % 256);
  for (const scale of [1, 0.5, 0.2, 0.01]) {
    const { lines } = outlineOf(noise, size, scale);
    expect(lines.filter(({ x0, y0 }) => Math.min(x0, y0) < 0)).toEqual([]);
    expect(lines.filter(({ x1, y1 }) => x1 > size.width || y1 > size.height)).toEqual([]);
    expect(lines.filter(({ points }) => points.length < 6)).toEqual([]);
  }
});

test('zoomed out, the outline is that of a smaller picture, in the same place', () => {
  const disc = ellipse({ x: 30, y: 20, width: 200, height: 200 }, size, true);
  const far = outlineOf(disc, size, 0.25);
  expect(far.points).toBeLessThan(outlineOf(disc, size, 1).points / 3);
  expect(Math.abs(area(far) / (10_000 * Math.PI) - 1)).toBeLessThan(0.01);
  expect(outlineOf(disc, size, 0.25)).toBe(far);
});
