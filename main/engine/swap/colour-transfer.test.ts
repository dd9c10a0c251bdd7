import { expect, test } from 'vitest';
import { randomSource } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import { colourStatistics } from '../../image/statistics.ts';
import { coloursWhere, colourTransfers, mkl, reinhard, sliced } from './colour-transfer.ts';

/** Colours that vary together, around a mean. */
function colours(seed: number, mean: readonly number[], spread: readonly number[], count = 3000): Planes {
  const random = randomSource(seed);
  const data = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    const common = random() + random() - 1;
    for (let c = 0; c < 3; c++)
      data[c * count + i] = mean[c]! + spread[c]! * (common + 0.4 * (random() - 0.5));
  }
  return { width: count, height: 1, data };
}

const source = colours(1, [0.6, 0.45, 0.4], [0.1, 0.06, 0.05]);
const target = colours(2, [0.4, 0.35, 0.36], [0.07, 0.08, 0.03]);

test('by Monge and Kantorovich the mean and the covariance become the target’s', () => {
  const moved = colourStatistics(mkl(source, target)(source));
  const wanted = colourStatistics(target);
  moved.mean.forEach((value, c) => expect(value).toBeCloseTo(wanted.mean[c]!, 5));
  moved.covariance.forEach((row, i) =>
    row.forEach((value, j) => expect(value).toBeCloseTo(wanted.covariance[i]![j]!, 6)),
  );
});

test('colours that are hardly apart aren’t drawn out to those of a harsh light', () => {
  const flat = colours(1, [0.6, 0.45, 0.4], [0.01, 0.01, 0.01]);
  const spread = ({ covariance }: { readonly covariance: readonly (readonly number[])[] }) =>
    Math.sqrt(covariance[0]![0]! + covariance[1]![1]! + covariance[2]![2]!);
  const drawn = spread(colourStatistics(mkl(flat, target)(flat))) / spread(colourStatistics(flat));
  expect(drawn).toBeGreaterThan(1.1);
  expect(drawn).toBeLessThan(1.5);
});

test('of all maps with these moments that one changes colours least', () => {
  const cost = (moved: Planes) =>
    moved.data.reduce((sum, value, i) => sum + (value - source.data[i]!) ** 2, 0);
  const best = mkl(source, target)(source);
  const others = [sliced(source, target)(source)];
  for (const other of others) expect(cost(best)).toBeLessThan(1.02 * cost(other));
});

test('by Reinhard lightness and both colour axes take the target’s mean and deviation', () => {
  // Grey colours lie along the first axis alone, where logarithms can be told by hand.
  const grey = (values: readonly number[]): Planes => ({
    width: values.length,
    height: 1,
    data: Float32Array.from([...values, ...values, ...values]),
  });
  const moved = reinhard(grey([0.1, 0.2, 0.4]), grey([0.2, 0.4, 0.8]))(grey([0.2]));
  moved.data.forEach((value) => expect(value).toBeCloseTo(0.4, 1));
});

test('sliced, every channel is distributed as the target’s', () => {
  const moved = sliced(source, target)(source);
  for (let c = 0; c < 3; c++) {
    const sorted = (planes: Planes) => planes.data.slice(3000 * c, 3000 * (c + 1)).sort();
    const [ours, theirs] = [sorted(moved), sorted(target)];
    const apart = ours.reduce((sum, value, i) => sum + Math.abs(value - theirs[i]!), 0) / 3000;
    expect(apart).toBeLessThan(0.003);
  }
});

test.each(['mkl', 'reinhard', 'sliced'] as const)('colours that are the same already stay: %s', (name) => {
  const moved = colourTransfers[name](source, source)(source);
  const most = moved.data.reduce((sum, value, i) => Math.max(sum, Math.abs(value - source.data[i]!)), 0);
  expect(most).toBeLessThan(name === 'reinhard' ? 5e-3 : 1e-4);
});

test('only what is marked counts', () => {
  const picture: Planes = {
    width: 4,
    height: 1,
    data: Float32Array.of(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23),
  };
  expect([...coloursWhere(picture, Float32Array.of(0, 1, 0.4, 0.6)).data]).toEqual([1, 3, 11, 13, 21, 23]);
});
