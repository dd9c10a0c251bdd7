import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomSource } from '../../image/noise.ts';
import { fillCell } from './fill-cell.ts';
import { groundOf } from './ground.ts';
import { blobs, rectangle, toEnd } from './pictures.testing.ts';

test('every pixel of the hole is copied from where that is allowed', () => {
  const picture = blobs(44, 40, 9);
  const region = fc
    .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 24 }), fc.integer({ min: 8, max: 14 }))
    .map(([left, top, side]) => rectangle(picture, left, top, left + side, top + side));
  fc.assert(
    fc.property(region, region, region, fc.integer(), (marked, from, avoid, seed) => {
      const hole = marked.map((value) => value / 255);
      const free = from.map((value, at) => (value > 0 && avoid[at] === 0 && hole[at] === 0 ? 1 : 0));
      const crop = { left: 0, top: 0, right: 44, bottom: 40 };
      const filled = toEnd(fillCell(groundOf(picture, hole, free, crop), randomSource(seed), null, crop));
      if (filled === null) return;
      expect(filled.from.length).toBe(hole.reduce((sum, each) => sum + each, 0));
      expect([...filled.from].filter((at) => free[at] !== 1)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
