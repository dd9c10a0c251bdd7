import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import { addPoint, movePoint, pointNear, removePoint } from './curve-points.ts';
import { histogramOf, outlineOf, quantile, rangeOf, statisticsOf } from './histogram.ts';
import { autoLevels, gammaAt, middleOf, rangesOf } from './levels.ts';

const line = [
  [0, 0],
  [255, 255],
] as const;

test('a point of a curve is added in its order, moved between its neighbours, and taken out', () => {
  const added = addPoint(line, 100.4, 180)!;
  expect(added).toEqual({
    points: [
      [0, 0],
      [100, 180],
      [255, 255],
    ],
    index: 1,
  });
  expect(addPoint(added.points, 100, 20)).toBeNull();
  expect(movePoint(added.points, 1, 400, -10)[1]).toEqual([254, 0]);
  expect(movePoint(added.points, 0, 180, 300)[0]).toEqual([99, 255]);
  expect(removePoint(added.points, 1)).toEqual(line);
  expect(removePoint(line, 0)).toBe(line);
  expect(pointNear(added.points, 97, 176, 6)).toBe(1);
  expect(pointNear(added.points, 97, 170, 6)).toBe(-1);
});

test('whatever is done to a curve, its inputs rise and stay in the square', () => {
  const number = fc.double({ min: -300, max: 600, noNaN: true });
  const doings = fc.array(fc.tuple(fc.constantFrom('add', 'move', 'remove'), fc.nat(10), number, number));
  fc.assert(
    fc.property(doings, (all) => {
      let points: readonly (readonly [number, number])[] = line;
      for (const [doing, pick, x, y] of all) {
        const index = pick % points.length;
        if (doing === 'add') points = addPoint(points, x, y)?.points ?? points;
        else points = doing === 'move' ? movePoint(points, index, x, y) : removePoint(points, index);
      }
      for (const [i, [x, y]] of points.entries()) {
        if (i > 0) expect(x).toBeGreaterThan(points[i - 1]![0]);
        for (const value of [x, y]) expect(value >= 0 && value <= 255).toBe(true);
      }
    }),
  );
});

test('a histogram counts what has alpha, and its numbers are those of the values', () => {
  const data = new Uint8ClampedArray([10, 20, 30, 255, 30, 20, 10, 128, 99, 99, 99, 0]);
  const histogram = histogramOf(data);
  expect(histogram.pixels).toBe(2);
  expect([histogram.red[10], histogram.red[30], histogram.red[99]]).toEqual([1, 1, 0]);
  expect(statisticsOf(histogram.red)).toEqual({ mean: 20, deviation: 10, median: 10, black: 0, white: 0 });
  expect(histogram.all[Math.round(0.299 * 10 + 0.587 * 20 + 0.114 * 30)]).toBe(1);
  expect(outlineOf(histogram.red)).toContain('L10 0.0');
});

test('auto levels leave out a thousandth at each end', () => {
  const counts = new Uint32Array(256);
  counts.set([1], 3);
  counts.set([998], 100);
  counts.set([1], 250);
  expect(rangeOf(counts)).toEqual({ black: 3, white: 250 });
  counts.set([1000], 90);
  expect(rangeOf(counts)).toEqual({ black: 90, white: 100 });
  expect(rangeOf(new Uint32Array(256))).toEqual({ black: 0, white: 255 });
  expect(quantile(counts, 1)).toBe(250);
});

test('the middle handle stands at the input that becomes half', () => {
  const channel = { black: 20, white: 220, gamma: 1, outBlack: 0, outWhite: 255 };
  expect(middleOf(channel)).toBe(120);
  for (const gamma of [0.2, 0.8, 1, 2.4]) {
    const middle = middleOf({ ...channel, gamma });
    expect(((middle - 20) / 200) ** (1 / gamma)).toBeCloseTo(0.5, 6);
    expect(gammaAt(channel, middle)).toBeCloseTo(gamma, 2);
  }
  expect(gammaAt(channel, 20)).toBe(10);
  expect(gammaAt(channel, 220)).toBe(0.1);
});

test('auto levels tell which values became black and white of each colour, and nothing where nothing is changed', () => {
  const pixels = Uint8ClampedArray.from({ length: 4 * 101 }, (_, at) =>
    at % 4 === 3
      ? 255
      : at % 4 === 0
        ? 50 + Math.floor(at / 4)
        : Math.floor((255 * Math.floor(at / 4)) / 100),
  );
  const levels = autoLevels(defaultAdjustment('levels'), 'all', histogramOf(pixels));
  expect(rangesOf(levels)).toEqual([{ channel: 'red', black: 50, white: 150, gamma: 1 }]);
  expect(rangesOf(defaultAdjustment('levels'))).toEqual([]);
});
