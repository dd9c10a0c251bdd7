import { expect, test } from 'vitest';
import type { Planes } from '../../image/pixels.ts';
import { applyTo } from './affine.ts';
import { dress, matchingWhole } from './dress.ts';
import { frontal } from './frontal.ts';

const [width, height] = [420, 480];

/** Skin with pores, in a light that falls off to the right. */
function skin(red: number, green: number, blue: number): Planes {
  const plane = width * height;
  const data = Float32Array.from({ length: 3 * plane }, (_, p) => {
    const [x, y] = [p % width, Math.floor((p % plane) / width)];
    return (
      [red, green, blue][Math.floor(p / plane)]! *
      (1.1 - (0.3 * x) / width) *
      (1 + 0.04 * Math.sin(x) * Math.sin(1.3 * y))
    );
  });
  return { width, height, data };
}

const placed = (face: ArrayLike<number>) => applyTo({ a: 110, b: 0, c: 210, d: 0, e: 110, f: 170 }, face);
/** Whose eyes are further apart. */
const other = frontal.map((value, i) => (i % 2 === 0 && i >= 34 && i < 96 ? 1.15 * value : value));

test.each([1, 0.5, 0])('skin is the photo’s in colour, with %f of the photo’s expression', (expression) => {
  const photo = { planes: skin(0.7, 0.5, 0.4), landmarks: placed(frontal) };
  const person = { planes: skin(0.5, 0.38, 0.33), landmarks: placed(other) };
  const made = dress(photo, person, { ...matchingWhole, expression });
  // On the cheeks, the nose and the chin.
  for (const [x, y] of [
    [0.6, 0.6],
    [-0.6, 0.6],
    [0, 0.5],
    [0, 1.6],
    [0, -0.5],
  ] as const) {
    const at = Math.round(170 + 110 * y) * width + Math.round(210 + 110 * x);
    for (let c = 0; c < 3; c++) {
      const p = c * width * height + at;
      expect(Math.abs(made.data[p]! - photo.planes.data[p]!)).toBeLessThan(0.06);
    }
  }
});
