import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticks } from './ticks.ts';

test('at 100 % numbers stand at every hundred, small lines at every ten', () => {
  const found = ticks(-20, 230, 1);
  expect(found.filter(({ rank }) => rank === 'number').map(({ at }) => at)).toEqual([0, 100, 200]);
  expect(found.filter(({ rank }) => rank === 'half').map(({ at }) => at)).toEqual([50, 150]);
  expect(found.map(({ at }) => at).slice(0, 4)).toEqual([-20, -10, 0, 10]);
});

test('enlarged 64 times every pixel has its number', () => {
  expect(ticks(0, 3, 64)).toEqual([0, 1, 2, 3].map((at) => ({ at, rank: 'number' })));
});

test('lines stand on whole pixels, numbers with room between them, at any scale', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 64, noNaN: true }),
      fc.integer({ min: -5000, max: 5000 }),
      (scale, from) => {
        const found = ticks(from, from + 1200 / scale, scale);
        expect(found.every(({ at }) => Number.isInteger(at))).toBe(true);
        const numbers = found.filter(({ rank }) => rank === 'number').map(({ at }) => at * scale);
        for (let index = 1; index < numbers.length; index += 1) {
          const room = (numbers[index] ?? 0) - (numbers[index - 1] ?? 0);
          expect(room).toBeGreaterThanOrEqual(63.9);
          expect(room).toBeLessThan(170);
        }
        for (let index = 1; index < found.length; index += 1) {
          const gap = ((found[index]?.at ?? 0) - (found[index - 1]?.at ?? 0)) * scale;
          expect(gap).toBeGreaterThanOrEqual(5.9);
        }
      },
    ),
  );
});
