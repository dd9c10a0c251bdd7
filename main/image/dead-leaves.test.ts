import { expect, test } from 'vitest';
import { deadLeaves } from './dead-leaves.ts';
import { colourStatistics } from './statistics.ts';

test('leaves cover the whole picture, with the contrast of a photo, and the same seed gives the same', () => {
  const leaves = deadLeaves(96, 64, 1);
  const { mean, covariance } = colourStatistics(leaves);
  for (const value of mean) expect(Math.abs(value - 0.5)).toBeLessThan(0.2);
  for (const c of [0, 1, 2] as const) {
    expect(Math.sqrt(covariance[c][c])).toBeGreaterThan(0.15);
    expect(Math.sqrt(covariance[c][c])).toBeLessThan(0.4);
  }
  expect(deadLeaves(96, 64, 1)).toEqual(leaves);
  expect(deadLeaves(96, 64, 2)).not.toEqual(leaves);
});
