import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPosition, nudge, toFineStep, toPosition, toStep } from './scale.ts';
import type { Scale } from './scale.ts';

const strength: Scale = { minimum: 0, maximum: 10, step: 0.05, scale: 'linear' };
const size: Scale = { minimum: 64, maximum: 16384, step: 16, scale: 'log' };
const scales = fc.constantFrom(strength, size);

test('a value shown by the slider comes back as the same value', () => {
  fc.assert(
    fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, position) => {
      const value = fromPosition(scale, position);
      expect(fromPosition(scale, toPosition(scale, value))).toBe(value);
    }),
  );
});

test('further right is never less', () => {
  const position = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(scales, position, position, (scale, a, b) => {
      const [left, right] = a < b ? [a, b] : [b, a];
      expect(fromPosition(scale, left)).toBeLessThanOrEqual(fromPosition(scale, right));
    }),
  );
});

test('every value stays in its range', () => {
  fc.assert(
    fc.property(scales, fc.double({ noNaN: true }), (scale, value) => {
      expect(toStep(scale, value)).toBeGreaterThanOrEqual(scale.minimum);
      expect(toStep(scale, value)).toBeLessThanOrEqual(scale.maximum);
    }),
  );
});

test('a log slider gives every doubling the same way to go', () => {
  const ways = [64, 128, 256, 512].map((at) => toPosition(size, at * 2) - toPosition(size, at));
  for (const way of ways) expect(way).toBeCloseTo(1 / 8);
});

test('both ends can be reached even where they are no multiple of the step', () => {
  const iterations: Scale = { minimum: 1, maximum: 2000, step: 10, scale: 'log' };
  expect(fromPosition(iterations, 0)).toBe(1);
  expect(fromPosition(iterations, 1)).toBe(2000);
});

test('a key press moves one step and leaves no floating-point dust', () => {
  expect(nudge(strength, 0.1, 1)).toBe(0.15);
});

test('what is typed may be finer and smaller than the slider goes, where the number says so', () => {
  const pixels = { minimum: 1, maximum: 250, step: 1, scale: 'log' } as const;
  expect(toFineStep(pixels, 2.5)).toBe(3);
  expect(toFineStep({ ...pixels, fine: 0.1 }, 2.5)).toBe(2.5);
  expect(toFineStep({ ...pixels, fine: 0.1 }, 0.34)).toBe(0.3);
  expect(toFineStep({ ...pixels, fine: 0.1 }, 0)).toBe(0.1);
});
