import { expect, test } from 'vitest';
import { noise } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import { grainOf, withGrainOf } from './grain.ts';

const [width, height] = [200, 160];
const everywhere = new Float32Array(width * height).fill(1);

/** A smooth picture with independent noise in every channel. */
function grainy(deviation: number): Planes {
  const { data } = noise(width, height, { seed: 5, mean: 0, deviation });
  return { width, height, data: data.map((value, p) => 0.5 + 0.2 * Math.sin((p % width) / 30) + value) };
}

test('noise is measured as strong as it was made', () => {
  for (const level of grainOf(grainy(0.03), everywhere)) expect(level).toBeCloseTo(0.03, 2);
});

test('a clean picture gets the photo’s noise', () => {
  const made = withGrainOf(grainy(0.03), grainy(0.01), everywhere, 9);
  for (const level of grainOf(made, everywhere)) expect(Math.abs(level - 0.03)).toBeLessThan(0.002);
});

test('a picture that is noisier than the photo stays as it is', () => {
  const picture = grainy(0.04);
  expect(withGrainOf(grainy(0.02), picture, everywhere, 9)).toBe(picture);
});

test('the same seed makes the same grain', () => {
  const made = () => withGrainOf(grainy(0.03), grainy(0), everywhere, 4).data;
  expect(made()).toEqual(made());
});
