import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StrokePath } from './stroke.ts';
import type { Sample, StrokeSettings } from './stroke.ts';

const settings: StrokeSettings = {
  size: 20,
  spacing: 0.1,
  string: 0,
  pressureSize: false,
  pressureOpacity: false,
  tilt: false,
};

function at(x: number, y: number, rest: Partial<Sample> = {}): Sample {
  return { x, y, pressure: 1, tiltX: 0, tiltY: 0, ...rest };
}

function touches(samples: readonly Sample[], change: Partial<StrokeSettings> = {}) {
  const path = new StrokePath({ ...settings, ...change });
  return [...samples.flatMap((sample) => path.add(sample)), ...path.finish()];
}

test('a click is one touch', () => {
  expect(touches([at(3, 4)])).toEqual([{ x: 3, y: 4, size: 20, opacity: 1, roundness: 1, angle: 0 }]);
});

test('along a straight line touches follow each other at even distances', () => {
  const line = touches([at(0, 0), at(7, 0), at(31, 0), at(100, 0)]);
  expect(line).toHaveLength(51);
  line.forEach(({ x, y }, index) => {
    expect(x).toBeCloseTo(2 * index, 6);
    expect(y).toBeCloseTo(0, 9);
  });
});

test('the curve passes every sample and stays near the line through them', () => {
  const samples = [at(0, 0), at(40, 30), at(80, 0), at(120, 40), at(121, 90)];
  const line = touches(samples, { spacing: 0.025 });
  for (const sample of samples) {
    const nearest = Math.min(...line.map(({ x, y }) => Math.hypot(x - sample.x, y - sample.y)));
    expect(nearest).toBeLessThan(0.6);
  }
});

test('neighbouring touches are never further apart than the spacing', () => {
  const coordinate = fc.double({ min: 0, max: 300, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 12 }), (points) => {
      const line = touches(points.map(([x, y]) => at(x, y)));
      line.slice(1).forEach((touch, index) => {
        expect(Math.hypot(touch.x - line[index]!.x, touch.y - line[index]!.y)).toBeLessThan(2.01);
      });
    }),
  );
});

test('pressure makes the brush smaller and fainter where that is asked for', () => {
  const [touch] = touches([at(0, 0, { pressure: 0.25 })], { pressureSize: true, pressureOpacity: true });
  expect(touch).toMatchObject({ size: 5, opacity: 0.25 });
});

test('a leaning pen flattens the tip along its lean', () => {
  const [upright] = touches([at(0, 0)], { tilt: true });
  const [leaning] = touches([at(0, 0, { tiltY: 45 })], { tilt: true });
  expect(upright!.roundness).toBe(1);
  expect(leaning!.roundness).toBeCloseTo(0.75, 6);
  expect(leaning!.angle).toBeCloseTo(Math.PI / 2, 6);
});

test('the string smooths away what is smaller than it, and the brush catches up at the end', () => {
  const zigzag = Array.from({ length: 60 }, (_, index) => at(index * 4, index % 2 === 0 ? 3 : -3));
  const rough = touches(zigzag).map(({ y }) => Math.abs(y));
  const smooth = touches(zigzag, { string: 20 });
  const settled = smooth.filter(({ x }) => x > 60 && x < 200).map(({ y }) => Math.abs(y));
  expect(Math.max(...settled)).toBeLessThan(Math.max(...rough) / 3);
  expect(smooth.at(-1)!.x).toBeGreaterThan(236 - 2.01);
});
