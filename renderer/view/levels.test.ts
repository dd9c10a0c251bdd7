import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelFor, nearestFirst, visibleTiles } from './levels.ts';
import { toCanvas } from './viewport.ts';

test('what is shown of a level is reduced by less than two, and never enlarged below 100 %', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 1, noNaN: true }), (magnification) => {
      const shown = magnification * 2 ** levelFor(magnification);
      expect(shown).toBeGreaterThan(0.5 - 1e-9);
      expect(shown).toBeLessThanOrEqual(1);
    }),
  );
  expect(levelFor(8)).toBe(0);
  expect(levelFor(0.5)).toBe(1);
});

test('every pixel of the picture that lies on the canvas is in a visible tile', () => {
  const picture = { width: 6000, height: 4000 };
  const canvas = { width: 900, height: 700 };
  const view = fc.record({
    scale: fc.double({ min: 0.05, max: 8, noNaN: true }),
    x: fc.double({ min: -3000, max: 1000, noNaN: true }),
    y: fc.double({ min: -3000, max: 1000, noNaN: true }),
    angle: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const place = fc.record({ x: fc.integer({ min: 0, max: 5999 }), y: fc.integer({ min: 0, max: 3999 }) });
  fc.assert(
    fc.property(view, place, (viewport, pixel) => {
      const { x, y } = toCanvas(viewport, pixel);
      fc.pre(x >= 0 && y >= 0 && x < canvas.width && y < canvas.height);
      const level = levelFor(viewport.scale);
      const { column, row, columns, rows } = visibleTiles(viewport, canvas, picture, level);
      const side = 256 * 2 ** level;
      expect(Math.floor(pixel.x / side)).toBeGreaterThanOrEqual(column);
      expect(Math.floor(pixel.x / side)).toBeLessThan(column + columns);
      expect(Math.floor(pixel.y / side)).toBeGreaterThanOrEqual(row);
      expect(Math.floor(pixel.y / side)).toBeLessThan(row + rows);
    }),
    { numRuns: 500 },
  );
});

test('only the tiles that are seen are listed, and none of a picture out of sight', () => {
  const picture = { width: 6000, height: 4000 };
  const upright = { scale: 1, x: -1000, y: -300, angle: 0 };
  expect(visibleTiles(upright, { width: 500, height: 200 }, picture, 0)).toEqual({
    column: 3,
    row: 1,
    columns: 3,
    rows: 1,
  });
  const away = { ...upright, x: 600 };
  expect(visibleTiles(away, { width: 500, height: 200 }, picture, 0).columns).toBe(0);
});

test('tiles come from the nearest outwards', () => {
  const places = nearestFirst({ column: 2, row: 0, columns: 3, rows: 3 }, { x: 4.4, y: 1.5 });
  expect(places).toHaveLength(9);
  expect(places[0]).toMatchObject({ x: 4, y: 1 });
  expect(places.at(-1)?.x).toBe(2);
});
