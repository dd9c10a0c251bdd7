import { expect, test } from 'vitest';
import { trialSide } from './sizes.ts';

test('a picture of any shape is tried on at about as many pixels', () => {
  for (const [width, height] of [
    [6000, 4000],
    [4000, 4000],
    [1000, 3000],
  ] as const) {
    const side = trialSide({ width, height }, 'tile') ?? 0;
    const area = (side * side * Math.min(width, height)) / Math.max(width, height);
    expect(area / 40_000).toBeCloseTo(1, 1);
  }
});

test('nothing is enlarged, and nothing travels that is larger than it may be', () => {
  expect(trialSide({ width: 120, height: 80 }, 'canvas')).toBe(120);
  expect(trialSide({ width: 8000, height: 1000 }, 'canvas')).toBe(1024);
});

test('a strip that the network would see nothing of is left alone', () => {
  expect(trialSide({ width: 9000, height: 30 }, 'tile')).toBeNull();
  expect(trialSide({ width: 31, height: 31 }, 'tile')).toBeNull();
  expect(trialSide({ width: 32, height: 32 }, 'tile')).toBe(32);
});
