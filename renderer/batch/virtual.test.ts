import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInSight } from './virtual.ts';

test('every row that is seen is built, and no more than a screen and a few', () => {
  const sizes = fc.record({
    count: fc.nat(10_000),
    top: fc.nat(500_000),
    height: fc.nat(2000),
    row: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(sizes, ({ count, top, height, row }) => {
      const { from, to } = rowsInSight(count, top, height, row);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      for (const at of [Math.floor(top / row), Math.floor((top + height - 1) / row)])
        if (height > 0 && at < count) expect(at >= from && at < to).toBe(true);
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / row) + 14);
    }),
  );
});
