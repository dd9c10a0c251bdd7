import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSteps } from './steps.ts';

const photo = { width: 300, height: 200 };
const by = (factor: number) => ({ width: Math.round(300 * factor), height: Math.round(200 * factor) });
const factorsOf = (factor: number, factors: number[]) =>
  planSteps(photo, by(factor), { factors }).map((step) => step.factor);

test.each([
  [1.1, [2]],
  [2, [2]],
  [2.1, [4]],
  [3, [4]],
  [4, [4]],
  [5, [4, 2]],
  [8, [4, 2]],
])('×%d with ×2 and ×4 takes %j', (factor, passes) => {
  expect(factorsOf(factor, [4, 2])).toEqual(passes);
});

test.each([
  [1.5, [4]],
  [4, [4]],
  [8, [4, 4]],
])('×%d with ×4 alone takes %j', (factor, passes) => {
  expect(factorsOf(factor, [4])).toEqual(passes);
});

test('a network for any factor up to 4 works at the size that is wanted', () => {
  expect(planSteps(photo, by(2.7), { upTo: 4 })).toEqual([{ factor: null, size: by(2.7) }]);
  expect(planSteps(photo, by(6), { upTo: 4 }).map(({ size }) => size)).toEqual([by(4), by(6)]);
});

test('the last pass reaches the target but for a pixel, and no pass is idle', () => {
  const side = fc.integer({ min: 1, max: 5000 });
  const factor = fc.double({ min: 1.1, max: 8, noNaN: true });
  const able = fc.constantFrom({ factors: [2, 4] }, { factors: [4] }, { factors: [2, 3, 4] }, { upTo: 4 });
  fc.assert(
    fc.property(side, side, factor, able, (width, height, wanted, abilities) => {
      const target = { width: Math.round(width * wanted), height: Math.round(height * wanted) };
      const steps = planSteps({ width, height }, target, abilities);
      const last = steps.at(-1)!.size;
      expect(last.width + 1).toBeGreaterThanOrEqual(target.width);
      expect(last.height + 1).toBeGreaterThanOrEqual(target.height);
      const before = steps.at(-2)?.size;
      if (before) expect(before.width + 1 < target.width || before.height + 1 < target.height).toBe(true);
    }),
  );
});
