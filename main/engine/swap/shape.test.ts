import { expect, test } from 'vitest';
import { applyTo } from './affine.ts';
import { frontal } from './frontal.ts';
import { shapeBetween } from './shape.ts';

const photo = applyTo({ a: 40, b: -9, c: 200, d: 9, e: 40, f: 150 }, frontal);
/** Somebody whose mouth is open, in another place and size. */
const person = applyTo(
  { a: 70, b: 0, c: 10, d: 0, e: 70, f: 90 },
  frontal.map((value, i) => (i % 2 === 1 && i >= 110 && i < 120 ? value + 0.3 : value)),
);
const gap = (landmarks: ArrayLike<number>, size: number) =>
  Math.hypot(landmarks[102]! - landmarks[114]!, landmarks[103]! - landmarks[115]!) / size;

test('with all of the photo’s expression the landmarks are the photo’s', () => {
  expect(shapeBetween(photo, person, 1)).toEqual(photo);
});

test('with none of it the mouth is as open as the person’s, and the jaw stays the photo’s', () => {
  const shape = shapeBetween(photo, person, 0);
  expect(shape.slice(0, 34)).toEqual(photo.slice(0, 34));
  expect(gap(shape, 41) / gap(person, 70)).toBeCloseTo(1, 1);
  expect(gap(photo, 41) / gap(person, 70)).toBeLessThan(0.7);
});

test('between both every landmark moves evenly', () => {
  const [none, half, all] = [0, 0.5, 1].map((share) => shapeBetween(photo, person, share));
  half!.forEach((value, i) => expect(value).toBeCloseTo((none![i]! + all![i]!) / 2, 3));
});
