import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aligned,
  bounds,
  fit,
  keepInSight,
  nextStop,
  toCanvas,
  toPicture,
  turnAt,
  zoomAt,
} from './viewport.ts';

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const scale = fc.double({ min: 0.02, max: 60, noNaN: true });
const angle = fc.oneof(fc.constantFrom(0, 90, 180, -90), fc.double({ min: -180, max: 180, noNaN: true }));
const viewport = fc.record({ scale, x: coordinate, y: coordinate, angle });
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

test('a point of the picture is found again from where it is shown', () => {
  fc.assert(
    fc.property(viewport, point, (view, place) => {
      const back = toPicture(view, toCanvas(view, place));
      expect(Math.abs(back.x - place.x)).toBeLessThan(1e-4);
      expect(Math.abs(back.y - place.y)).toBeLessThan(1e-4);
    }),
  );
});

test('a quarter turn clockwise leads right to down', () => {
  const view = { scale: 2, x: 100, y: 50, angle: 90 };
  expect(toCanvas(view, { x: 10, y: 0 })).toEqual({ x: 100, y: 70 });
  expect(toCanvas(view, { x: 0, y: 10 })).toEqual({ x: 80, y: 50 });
});

test('turning keeps the point under the pointer', () => {
  fc.assert(
    fc.property(viewport, point, angle, (view, pointer, next) => {
      const before = toPicture(view, pointer);
      const after = toPicture(turnAt(view, pointer, next), pointer);
      expect(Math.abs(after.x - before.x) * view.scale).toBeLessThan(0.01);
      expect(Math.abs(after.y - before.y) * view.scale).toBeLessThan(0.01);
    }),
  );
});

test('fitting shows the whole picture in the middle and enlarges nothing', () => {
  const canvas = { width: 800, height: 600 };
  fc.assert(
    fc.property(size, angle, (picture, turned) => {
      const view = fit(picture, canvas, 24, turned);
      expect(view.scale).toBeLessThanOrEqual(1);
      const middle = toCanvas(view, { x: picture.width / 2, y: picture.height / 2 });
      expect(middle.x).toBeCloseTo(canvas.width / 2, 5);
      expect(middle.y).toBeCloseTo(canvas.height / 2, 5);
      if (Math.max(picture.width, picture.height) >= 14000) return;
      expect(bounds(view, picture).x).toBeGreaterThanOrEqual(23.9);
      expect(bounds(view, picture).y).toBeGreaterThanOrEqual(23.9);
    }),
  );
});

test('a picture can not be panned out of sight', () => {
  const canvas = { width: 800, height: 600 };
  fc.assert(
    fc.property(viewport, size, (view, picture) => {
      const box = bounds(keepInSight(view, picture, canvas), picture);
      expect(box.x).toBeLessThanOrEqual(canvas.width);
      expect(box.y).toBeLessThanOrEqual(canvas.height);
      expect(box.x + box.width).toBeGreaterThanOrEqual(-1e-6);
      expect(box.y + box.height).toBeGreaterThanOrEqual(-1e-6);
    }),
  );
});

test('an upright picture begins on a whole pixel of the screen', () => {
  expect(aligned({ scale: 1, x: 10.4, y: 3.3, angle: 0 }, 2)).toEqual({
    scale: 1,
    x: 10.5,
    y: 3.5,
    angle: 0,
  });
  expect(aligned({ scale: 1, x: 10.4, y: 3.3, angle: 5 }, 2).x).toBe(10.4);
});

test('zooming by stops goes up, comes back, and meets 100 %', () => {
  expect(nextStop(0.7, 'in')).toBe(1);
  expect(nextStop(1, 'in')).toBe(1.5);
  expect(nextStop(1.5, 'out')).toBe(1);
  expect(nextStop(0.9995, 'in')).toBe(1.5);
});
