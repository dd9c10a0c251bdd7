import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COARSEST, SHORTEST, fitWithin, planLevels, remainingLevels } from './levels.ts';

const sizes = [
  fc.integer({ min: 16, max: 8000 }),
  fc.integer({ min: 16, max: 8000 }),
  fc.integer({ min: 1, max: 2000 }),
] as const;

test('levels end at the size wanted, begin coarse, and at most double', () => {
  fc.assert(
    fc.property(...sizes, (width, height, iterations) => {
      const levels = planLevels(width, height, iterations);
      expect(levels.at(-1)).toMatchObject({ width, height });
      const sides = levels.map((level) => Math.max(level.width, level.height));
      const [coarsest] = levels;
      const shortest = Math.min(coarsest.width, coarsest.height);
      if (Math.min(width, height) >= SHORTEST) expect(shortest).toBeGreaterThanOrEqual(SHORTEST);
      if (shortest > SHORTEST) expect(sides[0]).toBeLessThanOrEqual(COARSEST);
      sides.slice(1).forEach((side, i) => {
        expect(side).toBeGreaterThan(sides[i]!);
        expect(side).toBeLessThanOrEqual(2 * sides[i]! + 2);
      });
    }),
  );
});

test('iterations are those asked for, unless a level would get too few', () => {
  expect(planLevels(200, 100, 200).map((level) => level.iterations)).toEqual([200]);
  expect(planLevels(512, 384, 200).map((level) => level.iterations)).toEqual([100, 100]);
  expect(planLevels(2048, 1000, 200).map((level) => level.iterations)).toEqual([100, 50, 25, 25]);
  expect(planLevels(2048, 1000, 4).map((level) => level.iterations)).toEqual([4, 4, 4, 4]);
});

test('what is left of a plan is what was not done, in the same order, and never nothing', () => {
  const total = (levels: readonly { iterations: number }[]) =>
    levels.reduce((sum, { iterations }) => sum + iterations, 0);
  fc.assert(
    fc.property(...sizes, fc.double({ min: 0, max: 2, noNaN: true }), (width, height, iterations, share) => {
      const plan = planLevels(width, height, iterations);
      const done = Math.round(share * total(plan));
      const rest = remainingLevels(plan, done);
      expect(total(rest)).toBe(Math.max(1, total(plan) - done));
      expect(rest.slice(1)).toEqual(plan.slice(plan.length - rest.length + 1));
      expect(rest.at(-1)).toMatchObject({ width, height });
    }),
  );
  expect(remainingLevels(planLevels(512, 384, 200), 100)).toMatchObject([{ width: 512, iterations: 100 }]);
});

test('fitting keeps the proportions and never enlarges', () => {
  fc.assert(
    fc.property(...sizes, (width, height, size) => {
      const fitted = fitWithin(width, height, size);
      expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(Math.max(width, height));
      expect(Math.abs(fitted.width * height - fitted.height * width)).toBeLessThanOrEqual(
        Math.max(width, height),
      );
    }),
  );
});
