import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAround, movedInto, portraitIn } from './cut.ts';

const sides = fc.record({
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
});
const landmarks = fc.array(fc.double({ min: -200, max: 1100, noNaN: true }), {
  minLength: 136,
  maxLength: 136,
});

test('what is cut is whole pixels inside the photo, and at least one', () => {
  fc.assert(
    fc.property(landmarks, sides, (points, photo) => {
      const { x, y, width, height } = cutAround(points, photo);
      for (const value of [x, y, width, height]) expect(Number.isInteger(value)).toBe(true);
      expect(Math.min(x, y, width - 1, height - 1)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(photo.width);
      expect(y + height).toBeLessThanOrEqual(photo.height);
    }),
  );
});

test('a face in the midst of a photo has its own breadth around it, and its landmarks lie where they did', () => {
  const points = Array.from({ length: 136 }, (_, i) => (i % 2 === 0 ? 500 : 400) + 100 * ((i >> 1) % 2));
  const rect = cutAround(points, { width: 2000, height: 2000 });
  expect([rect.width, rect.height]).toEqual([240, 240]);
  expect(rect).toMatchObject({ x: 430, y: 315 });
  const { landmarks: moved } = movedInto({ landmarks: points }, rect);
  moved.forEach((value, i) => expect(value + (i % 2 === 0 ? rect.x : rect.y)).toBeCloseTo(points[i]!));
});

test('a portrait is a part of what is cut', () => {
  fc.assert(
    fc.property(landmarks, sides, (points, photo) => {
      const rect = cutAround(points, photo);
      const { landmarks: moved } = movedInto({ landmarks: points }, rect);
      const { x, y, width, height } = portraitIn(moved, rect);
      expect(Math.min(x, y, width - 1, height - 1)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(rect.width);
      expect(y + height).toBeLessThanOrEqual(rect.height);
    }),
  );
});
