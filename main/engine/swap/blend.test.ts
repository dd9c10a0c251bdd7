import { expect, test } from 'vitest';
import type { Planes } from '../../image/pixels.ts';
import { film } from './blend.ts';

const side = 64;
/** Rises from 0 at a circle of 24 pixels to 1 at one of 16. */
const mask = Float32Array.from({ length: side * side }, (_, at) => {
  const far = Math.hypot((at % side) - 32, Math.floor(at / side) - 32);
  return Math.min(1, Math.max(0, (24 - far) / 8));
});
const even = (value: number, hair = false): Planes => ({
  width: side,
  height: side,
  data: Float32Array.from({ length: 3 * side * side }, (_, p) => (hair && p % side > 48 ? 0 : value)),
});
const middle = 32 * side + 32;

test('an even difference is made up for all over the face, however large', () => {
  for (const darker of [0.05, 0.3]) {
    const added = film(even(0.6), even(0.6 - darker), mask, 2);
    expect(added[middle]).toBeCloseTo(darker, 3);
  }
});

test('hair that is seen at one side of the rim hardly darkens the face', () => {
  const added = film(even(0.6, true), even(0.6), mask, 2);
  expect(added[middle]).toBeGreaterThan(-0.05);
  expect(added[32 * side + 51]).toBeGreaterThan(-0.11);
});
