import { expect, test } from 'vitest';
import { paced, rateOf, type Pace } from './pace.ts';

const of = (...points: readonly (readonly [at: number, bytes: number])[]) =>
  points.reduce<Pace>((pace, [at, bytes]) => paced(pace, at, bytes), []);

test('the pace is that of the last seconds', () => {
  expect(rateOf(of([0, 0], [2000, 4000]))).toBe(2000);
  expect(rateOf(of([0, 0], [10_000, 1_000_000], [12_000, 1_002_000]))).toBe(1000);
});

test('nobody knows it at first, after beginning anew, and where nothing comes', () => {
  expect(rateOf(of([0, 0], [500, 4000]))).toBeNull();
  expect(rateOf(of([0, 9000], [2000, 0]))).toBeNull();
  expect(rateOf(of([0, 50], [3000, 50]))).toBeNull();
});
