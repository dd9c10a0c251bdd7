import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, keepInSight, nextStop, toPicture, zoomAt } from './viewport.ts';

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const scale = fc.double({ min: 0.02, max: 60, noNaN: true });
const viewport = fc.record({ scale, x: coordinate, y: coordinate });
const size = fc.record({
  width: fc.integer({ min: 1, max: 20000 }),
  height: fc.integer({ min: 1, max: 20000 }),
});

test('zooming keeps the point under the pointer', () => {
  fc.assert(
    fc.property(viewport, point, scale, (view, pointer, next) => {
      const before = toPicture(view, pointer);
      const after = toPicture(zoomAt(view, pointer, next), pointer);
      expect(Math.abs(after.x - before.x) * next).toBeLessThan(0.01);
      expect(Math.abs(after.y - before.y) * next).toBeLessThan(0.01);
    }),
  );
});

test('fitting shows the whole picture in the middle and enlarges nothing', () => {
  const canvas = { width: 800, height: 600 };
  fc.assert(
    fc.property(size, (picture) => {
      const view = fit(picture, canvas, 24);
      expect(view.scale).toBeLessThanOrEqual(1);
      expect(view.x * 2 + picture.width * view.scale).toBeCloseTo(canvas.width, 5);
      expect(view.y * 2 + picture.height * view.scale).toBeCloseTo(canvas.height, 5);
      if (Math.max(picture.width, picture.height) < 20000) expect(view.x).toBeGreaterThanOrEqual(23.9);
    }),
  );
});

test('a picture can not be panned out of sight', () => {
  const canvas = { width: 800, height: 600 };
  fc.assert(
    fc.property(viewport, size, (view, picture) => {
      const kept = keepInSight(view, picture, canvas);
      expect(kept.x).toBeLessThanOrEqual(canvas.width);
      expect(kept.y).toBeLessThanOrEqual(canvas.height);
      expect(kept.x + picture.width * view.scale).toBeGreaterThanOrEqual(0);
      expect(kept.y + picture.height * view.scale).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('zooming by stops goes up, comes back, and meets 100 %', () => {
  expect(nextStop(0.7, 'in')).toBe(1);
  expect(nextStop(1, 'in')).toBe(1.5);
  expect(nextStop(1.5, 'out')).toBe(1);
  expect(nextStop(0.9995, 'in')).toBe(1.5);
});
