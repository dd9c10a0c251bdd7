import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shrinkToMeans } from './means.ts';

test('a quarter of the size is the mean of each block', () => {
  const data = Float32Array.from({ length: 8 * 4 }, (_, i) => i);
  // Block (0, 0) holds 0…3, 8…11, 16…19 and 24…27.
  expect([...shrinkToMeans(data, 1, 8, 4, 2, 1)]).toEqual([13.5, 17.5]);
});

test('whatever the sizes, the mean stays, nothing overshoots, and far from anything there is nothing', () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      fc.nat(),
      (width, height, factor, seed) => {
        const mask = Float32Array.from({ length: width * height }, (_, i) =>
          i % width < width / 2 && (i * 7919 + seed) % 3 > 0 ? 1 : 0,
        );
        const [w, h] = [Math.ceil(width * factor), Math.ceil(height * factor)];
        const small = shrinkToMeans(mask, 1, width, height, w, h);
        const mean = (values: Float32Array) => values.reduce((a, b) => a + b, 0) / values.length;
        expect(mean(small)).toBeCloseTo(mean(mask), 5);
        small.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1 + 1e-6);
          if (((i % w) * width) / w >= Math.ceil(width / 2)) expect(value).toBe(0);
        });
      },
    ),
  );
});
