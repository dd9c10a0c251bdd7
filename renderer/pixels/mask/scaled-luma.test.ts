import { expect, test } from 'vitest';
import { scaledLuma } from './scaled-luma.ts';

const greys = (width: number, ...values: number[]) => ({
  width,
  height: values.length / width,
  data: Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, 255])),
});

test('at its own size it is the brightness itself', () => {
  const values = [0, 40, 255, 7, 128, 90];
  expect([...scaledLuma(greys(3, ...values), { width: 3, height: 2 })]).toEqual(values);
});

test('in between it is even', () => {
  expect([...scaledLuma(greys(2, 0, 200), { width: 4, height: 1 })]).toEqual([0, 50, 150, 200]);
});
