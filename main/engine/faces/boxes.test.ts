import { expect, test } from 'vitest';
import { coverage, groupBoxes, overlap } from './boxes.ts';

const box = (x: number, y: number, width: number, height: number, score = 0) => ({
  ...{ x, y, width, height, score },
});

test('boxes overlap by what both have of what either has', () => {
  expect(overlap(box(0, 0, 2, 2), box(1, 0, 2, 2))).toBeCloseTo(2 / 6);
  expect(overlap(box(0, 0, 2, 2), box(0, 0, 2, 2))).toBe(1);
  expect(overlap(box(0, 0, 2, 2), box(5, 5, 2, 2))).toBe(0);
  expect(overlap(box(0, 0, 2, 2), box(5, 0, 2, 2))).toBe(0);
  expect(overlap(box(0, 0, 0, 0), box(0, 0, 0, 0))).toBe(0);
});

test('a box within a larger one is covered whole', () => {
  expect(coverage(box(0, 0, 10, 10), box(2, 2, 3, 3))).toBe(1);
  expect(coverage(box(0, 0, 10, 10), box(9, 0, 2, 1))).toBe(0.5);
});

test('boxes around the same thing as the surest are one group, and what hangs together by others alone stays apart', () => {
  const [sure, beside, far, between] = [
    box(0, 0, 10, 10, 0.9),
    box(1, 0, 10, 10, 0.8),
    box(50, 0, 10, 10, 0.95),
    box(6, 0, 10, 10, 0.7),
  ];
  const same = (a: typeof sure, b: typeof sure) => overlap(a, b) > 0.3;
  // `between` overlaps `beside`, which isn't the surest of its group, and not enough of `sure`.
  expect(groupBoxes([beside, between, sure, far], same)).toEqual([[far], [sure, beside], [between]]);
});
