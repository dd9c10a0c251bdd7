import { expect, test } from 'vitest';
import { boxMeans } from './blur.ts';
import { guidedFilter } from './guided-filter.ts';

const [width, height] = [60, 40];
const drawn = (value: (x: number, y: number) => number) =>
  Float32Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width)));

test('means over squares are those that adding up gives', () => {
  const values = drawn((x, y) => Math.sin(3 * x + 7 * y * y));
  const means = boxMeans(values, width, height, 3);
  for (const [x, y] of [
    [0, 0],
    [59, 39],
    [20, 20],
    [2, 38],
  ] as const) {
    const near = [...values.keys()].filter(
      (at) => Math.abs((at % width) - x) <= 3 && Math.abs(Math.floor(at / width) - y) <= 3,
    );
    expect(means[y * width + x]).toBeCloseTo(near.reduce((sum, at) => sum + values[at]!, 0) / near.length, 4);
  }
});

test('a mask that is off its edge by some pixels moves to where the picture has it', () => {
  const picture = drawn((x) => (x < 30 ? 0.2 : 0.8));
  const rough = drawn((x) => Math.min(1, Math.max(0, (x - 27) / 6)));
  const found = guidedFilter(rough, picture, width, height, 8, 1e-4);
  const row = 20 * width;
  expect(found[row + 29]!).toBeLessThan(0.2);
  expect(found[row + 30]!).toBeGreaterThan(0.8);
});

test('where the picture has no edge the mask is only smoothed', () => {
  const rough = drawn((x) => (x < 30 ? 0 : 1));
  const found = guidedFilter(
    rough,
    drawn(() => 0.5),
    width,
    height,
    4,
    1e-4,
  );
  const row = 20 * width;
  expect(found[row + 29]! + found[row + 30]!).toBeCloseTo(1, 1);
  expect(found[row + 15]).toBeCloseTo(0, 5);
  expect(found[row + 45]).toBeCloseTo(1, 5);
});
