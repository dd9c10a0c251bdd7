import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsUnder } from './affine.ts';
import { fitInto } from './fit.ts';

const side = fc.integer({ min: 1, max: 9000 });
const rect = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer(),
  width: side,
  height: side,
});

test('whole, in the middle and in proportion, touching two edges where it grows or shrinks', () => {
  fc.assert(
    fc.property(rect, rect, fc.boolean(), (from, to, mayGrow) => {
      const into = { ...to, y: to.y % 500 };
      const map = fitInto({ ...from, y: from.y % 500 }, into, mayGrow);
      expect(map.a).toBe(map.d);
      const { x, y, width, height } = boundsUnder(map, { ...from, y: from.y % 500 });
      expect(x + width / 2).toBeCloseTo(into.x + into.width / 2, 6);
      expect(y + height / 2).toBeCloseTo(into.y + into.height / 2, 6);
      const share = Math.max(width / into.width, height / into.height);
      if (mayGrow || map.a < 1) expect(share).toBeCloseTo(1, 6);
      else expect(share).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});
