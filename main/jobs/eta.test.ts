import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Eta } from './eta.ts';

test('a steady pace is told exactly', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      fc.integer({ min: 2, max: 99 }),
      (pace, steps) => {
        const eta = new Eta();
        let left: number | null = null;
        for (let step = 0; step <= steps; step += 1) left = eta.update(step * pace, step / 100);
        expect(left).toBeCloseTo((100 - steps) * pace, 4);
      },
    ),
  );
});

test('nothing is promised before the first step, and a slow start is forgotten', () => {
  const eta = new Eta(10);
  expect(eta.update(0, 0)).toBeNull();
  eta.update(60, 0.01);
  for (let second = 61; second <= 80; second += 1) eta.update(second, 0.01 + (second - 60) * 0.01);
  expect(eta.update(81, 0.22)).toBeCloseTo(78, 0);
});
