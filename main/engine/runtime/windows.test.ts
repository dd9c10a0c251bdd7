import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planWindows } from './windows.ts';

const sizes = fc.record({
  width: fc.integer({ min: 16, max: 3000 }),
  height: fc.integer({ min: 16, max: 3000 }),
  reach: fc.integer({ min: 1, max: 90 }),
  maxPixels: fc.integer({ min: 160_000, max: 4_000_000 }),
});

test('cores tile the picture; windows are equal, on the grid, inside, and reach far enough', () => {
  fc.assert(
    fc.property(sizes, ({ width, height, reach, maxPixels }) => {
      const grid = 16;
      const plan = planWindows(width, height, reach, grid, maxPixels);
      let area = 0;
      for (const { left, top, core } of plan.windows) {
        area += (core.right - core.left) * (core.bottom - core.top);
        for (const [start, size, length, from, to] of [
          [left, plan.width, width, core.left, core.right],
          [top, plan.height, height, core.top, core.bottom],
        ] as const) {
          expect(start % grid).toBe(0);
          expect(from % grid).toBe(0);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start + size).toBeLessThanOrEqual(length);
          expect(to).toBeGreaterThan(from);
          if (start > 0) expect(from - start).toBeGreaterThanOrEqual(reach);
          if (start + size < length) expect(start + size - to).toBeGreaterThanOrEqual(reach);
        }
      }
      expect(area).toBe(width * height);
      const overlap = plan.windows.some((a, i) =>
        plan.windows.some(
          (b, j) =>
            i < j &&
            a.core.left < b.core.right &&
            b.core.left < a.core.right &&
            a.core.top < b.core.bottom &&
            b.core.top < a.core.bottom,
        ),
      );
      expect(overlap).toBe(false);
    }),
    { numRuns: 300, seed: 3 },
  );
});
