import { expect, it } from 'vitest';
import { colourStatistics } from './statistics.ts';

it('finds the mean and covariance of two colours', () => {
  const { mean, covariance } = colourStatistics({
    width: 2,
    height: 1,
    data: Float32Array.of(0, 1, 0.25, 0.75, 1, 0),
  });
  expect(mean).toEqual([0.5, 0.5, 0.5]);
  expect(covariance).toEqual([
    [0.25, 0.125, -0.25],
    [0.125, 0.0625, -0.125],
    [-0.25, -0.125, 0.25],
  ]);
});
