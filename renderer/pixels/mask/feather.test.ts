import { expect, test } from 'vitest';
import { finish } from '../work.ts';
import { feather } from './feather.ts';
import { bytesOf, same, selectionBy, size } from './mask.testing.ts';
import { smooth } from './smooth.ts';
import { rectangleOf, selectAll } from './tiles.ts';

/** The Gaussian's integral (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
function normal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - poly * Math.exp(-x * x);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

test.each([2, 3, 5, 12, 30, 70])(
  'a straight edge feathered by %f is the integral of the Gaussian',
  (radius) => {
    const wide = { width: 600, height: 40 };
    const row = bytesOf(
      finish(feather(rectangleOf({ x: 0, y: 0, width: 300, height: 40 }, wide), wide, radius)),
      wide,
    );
    for (let x = 0; x < 600; x += 1) {
      // The mean over the pixel of the step blurred at its centre: sums of a sampled kernel, as a pixel sees it.
      const expected = 255 * normal((300 - (x + 0.5)) / radius);
      expect(Math.abs(row[20 * 600 + x]! - expected)).toBeLessThan(radius < 1 ? 4 : 2.6);
    }
  },
);

test('the blocks that a feather is made in do not show', () => {
  const disc = selectionBy((x, y) => ((x - 250) ** 2 + (y - 130) ** 2 < 8000 ? 255 : 0));
  const soft = bytesOf(finish(feather(disc, size, 20)));
  const steps = soft.map((value, i) => (i % size.width === 0 ? 0 : Math.abs(value - soft[i - 1]!)));
  expect(steps.reduce((most, step) => Math.max(most, step))).toBeLessThan(8);
});

test('everything stays selected at the edge of the document', () => {
  expect(same(bytesOf(finish(feather(selectAll(size), size, 8))), bytesOf(selectAll(size)))).toBe(true);
});

test('smoothing takes specks and fills pinholes, and leaves straight edges', () => {
  const hole = (x: number, y: number) => x === 60 && y === 60;
  const speck = (x: number, y: number) => x === 200 && y === 60;
  const rough = selectionBy((x, y) => ((x < 120 && !hole(x, y)) || speck(x, y) ? 255 : 0));
  const clean = bytesOf(finish(smooth(rough, size, 4)));
  expect(clean[60 * 300 + 60]).toBe(255);
  expect(clean[60 * 300 + 200]).toBe(0);
  expect([...clean.slice(150 * 300 + 117, 150 * 300 + 123)].map((value) => value > 127)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
