import { expect, test } from 'vitest';
import { noise } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import { keepGrain } from './keep-grain.ts';

const [width, height] = [240, 160];
const plane = width * height;
/** From 0 at the left to 1 at the right. */
const mask = Float32Array.from({ length: plane }, (_, at) => (at % width) / (width - 1));

function grainy(seed: number, deviation: number): Planes {
  const { data } = noise(width, height, { seed, mean: 0.5, deviation });
  return { width, height, data };
}

function over(photo: Planes, face: Planes): Planes {
  const data = photo.data.map((value, p) => value + mask[p % plane]! * (face.data[p]! - value));
  return { width, height, data };
}

/** The deviation in columns where the mask is between two values. */
function deviation({ data }: Planes, from: number, to: number): number {
  const values = [...data.keys()].filter((p) => mask[p % plane]! >= from && mask[p % plane]! < to);
  return Math.sqrt(values.reduce((sum, p) => sum + (data[p]! - 0.5) ** 2, 0) / values.length);
}

test.each([0.01, 0.012])(
  'where two grains are mixed, as much is seen as in the photo alone, with %f in the face',
  (own) => {
    const [photo, face] = [grainy(1, 0.01), grainy(2, own)];
    const plain = deviation(over(photo, face), 0.45, 0.55);
    const kept = deviation(over(photo, keepGrain(photo, face, mask, 2)), 0.45, 0.55);
    expect(plain).toBeLessThan(0.0085);
    expect(Math.abs(kept - 0.01)).toBeLessThan(0.001);
  },
);

test('where the face covers all it is what it was', () => {
  const [photo, face] = [grainy(1, 0.01), grainy(2, 0.02)];
  const whole = new Float32Array(plane).fill(1);
  expect(keepGrain(photo, face, whole, 2).data).toEqual(face.data);
});
