import { expect, test } from 'vitest';
import type { Planes } from '../../image/pixels.ts';
import { applyTo, type Affine } from './affine.ts';
import { frontal } from './frontal.ts';
import { darkGlassesOf } from './glasses.ts';

const side = 160;
const upright: Affine = { a: 50, b: 0, c: 80, d: 0, e: 50, f: 60 };
/** Head laid to the side by 30°. */
const lying: Affine = { a: 43.3, b: -25, c: 80, d: 25, e: 43.3, f: 60 };

/** Skin, and where the place of the frontal face says so, what is as light as that. */
function face(map: Affine, light: (x: number, y: number) => number) {
  const data = new Float32Array(3 * side * side);
  const size = map.a ** 2 + map.b ** 2;
  for (let at = 0; at < side * side; at++) {
    const [u, v] = [(at % side) + 0.5 - map.c, Math.floor(at / side) + 0.5 - map.f];
    const value = light((map.a * u + map.d * v) / size, (map.b * u + map.e * v) / size);
    [0.8, 0.6, 0.5].forEach((channel, c) => (data[c * side * side + at] = value * channel));
  }
  const planes: Planes = { width: side, height: side, data };
  return { planes, landmarks: applyTo(map, frontal) };
}

const lens = (x: number, y: number) => Math.abs(Math.abs(x) - 0.5) < 0.35 && Math.abs(y - 0.02) < 0.25;
const iris = (x: number, y: number) => Math.hypot(Math.abs(x) - 0.5, y) < 0.1;

test.each([
  ['upright', upright],
  ['laid to the side', lying],
])('dark lenses before the eyes of a head that is %s are found where they are', (_, map) => {
  const covered = darkGlassesOf(face(map, (x, y) => (lens(x, y) ? 0.06 : 1)))!;
  const at = (x: number, y: number) => {
    const [px, py] = [map.a * x + map.b * y + map.c, map.d * x + map.e * y + map.f];
    return covered[Math.floor(py) * side + Math.floor(px)]!;
  };
  expect(at(-0.5, 0)).toBe(1);
  expect(at(0.75, 0.2)).toBe(1);
  expect(at(0, 0.6)).toBe(0);
  expect(at(-0.5, 0.6)).toBe(0);
});

test('dark eyes, shadow over half of the face, and a dark skin are no glasses', () => {
  expect(darkGlassesOf(face(upright, (x, y) => (iris(x, y) ? 0.05 : 1)))).toBeNull();
  expect(darkGlassesOf(face(upright, (x) => (x > 0 ? 0.05 : 1)))).toBeNull();
  expect(darkGlassesOf(face(upright, () => 0.1))).toBeNull();
});
