import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveOf } from './curve.ts';

test('a curve has few points, and the mean of all that it stands for', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 500 }), (losses) => {
      const curve = curveOf(losses);
      expect(curve.length).toBeLessThanOrEqual(60);
      expect(curve.length > 0).toBe(losses.length > 0);
      for (const value of curve) {
        expect(value).toBeGreaterThanOrEqual(Math.min(...losses) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...losses) + 1e-9);
      }
    }),
  );
});

test('few losses are the curve, and many are averaged in their order', () => {
  expect(curveOf([3, 2, 1])).toEqual([3, 2, 1]);
  expect(curveOf(Array.from({ length: 120 }, (_, i) => i))).toEqual(
    Array.from({ length: 60 }, (_, i) => 2 * i + 0.5),
  );
});
