import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHORTEST } from './levels.ts';
import { planOctaves } from './octaves.ts';

test('three octaves at 384 px are 96, 192 and 384, with as many iterations each', () => {
  expect(planOctaves(384, 288, 3, 300)).toEqual([
    { width: 96, height: 72, iterations: 100 },
    { width: 192, height: 144, iterations: 100 },
    { width: 384, height: 288, iterations: 100 },
  ]);
  expect(planOctaves(384, 288, 3, 200).map(({ iterations }) => iterations)).toEqual([67, 67, 66]);
});

test('octaves end at the size wanted, and none is too small to see anything in', () => {
  const sides = fc.integer({ min: SHORTEST, max: 4000 });
  const count = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(
      sides,
      sides,
      count,
      fc.integer({ min: 1, max: 500 }),
      (width, height, octaves, iterations) => {
        const plan = planOctaves(width, height, octaves, iterations);
        expect(plan.length).toBeLessThanOrEqual(octaves);
        expect(plan.at(-1)).toMatchObject({ width, height });
        for (const level of plan)
          expect(Math.min(level.width, level.height)).toBeGreaterThanOrEqual(SHORTEST);
        const all = plan.reduce((sum, level) => sum + level.iterations, 0);
        expect(all).toBe(Math.max(iterations, plan.length));
      },
    ),
  );
});
