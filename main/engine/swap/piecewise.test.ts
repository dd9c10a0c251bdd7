import { expect, test } from 'vitest';
import type { Planes } from '../../image/pixels.ts';
import { applyTo } from './affine.ts';
import { frontal, meshPoints } from './frontal.ts';
import { warp, warpBy } from './piecewise.ts';
import { triangulate } from './triangulate.ts';

function drawn(width: number, height: number, value: (x: number, y: number, c: number) => number): Planes {
  const data = new Float32Array(3 * width * height);
  for (let at = 0; at < data.length; at++) {
    const place = at % (width * height);
    data[at] = value(
      (place % width) + 0.5,
      Math.floor(place / width) + 0.5,
      Math.floor(at / (width * height)),
    );
  }
  return { width, height, data };
}

const side = 120;
const smooth = drawn(side, side, (x, y, c) => 0.5 + 0.2 * Math.sin(x / 12 + c) + 0.2 * Math.cos(y / 15 - c));
const face = meshPoints(applyTo({ a: 26, b: 0, c: 60, d: 0, e: 26, f: 50 }, frontal));
const mesh = triangulate(face);
/** The same face as it smiles and turns a little. */
const other = face.map((value, i) =>
  i % 2 === 0 ? value + 3 * Math.sin((face[i + 1] ?? 0) / 20) : value + 3 * Math.sin((face[i - 1] ?? 0) / 25),
);

/** The largest difference where both are reached, away from the rim. */
function apart(a: Planes, b: Planes, where: ArrayLike<number>): number {
  let most = 0;
  for (let at = 0; at < a.data.length; at++) {
    if (where[at % (side * side)] === 1) most = Math.max(most, Math.abs(a.data[at]! - b.data[at]!));
  }
  return most;
}

test('points that stay leave every pixel as it is', () => {
  const { planes, reached } = warp(smooth, face, face, mesh, smooth);
  expect(reached.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(side * side * 0.4);
  expect(apart(planes, smooth, reached)).toBeLessThan(1e-5);
});

test('there and back again is where it was', () => {
  const there = warp(smooth, face, other, mesh, smooth);
  const back = warp(there.planes, other, face, mesh, smooth);
  const inner = back.reached.map((value, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    return value === 1 && Math.hypot((x - 60) / 30, (y - 60) / 38) < 1 ? 1 : 0;
  });
  expect(apart(there.planes, smooth, inner)).toBeGreaterThan(0.02);
  expect(apart(back.planes, smooth, inner)).toBeLessThan(0.01);
});

test('a slope is moved exactly: each place has the colour of where it comes from', () => {
  const map = { a: 1.1, b: 0.2, c: -4, d: -0.1, e: 1.3, f: 3 };
  const slope = drawn(side, side, (x, y, c) => 0.1 * c + 0.003 * x + 0.002 * y);
  const { planes, reached } = warp(slope, face, applyTo(map, face), mesh, smooth);
  const wanted = drawn(side, side, (x, y, c) => {
    const size = map.a * map.e - map.b * map.d;
    const [u, v] = [x - map.c, y - map.f];
    return 0.1 * c + 0.003 * ((map.e * u - map.b * v) / size) + 0.002 * ((map.a * v - map.d * u) / size);
  });
  expect(apart(planes, wanted, reached)).toBeLessThan(1e-4);
});

test('what is shrunk is averaged: a fine chequer becomes its mean', () => {
  const chequer = drawn(240, 240, (x, y) => (Math.floor(x) + Math.floor(y)) % 2);
  const small = warpBy(chequer, { a: 0.3, b: 0.05, c: 3, d: -0.05, e: 0.3, f: 9 }, { width: 80, height: 80 });
  const values = small.planes.data.subarray(0, 6400).filter((_, at) => {
    const [x, y] = [at % 80, Math.floor(at / 80)];
    return x > 14 && x < 64 && y > 14 && y < 64 && small.reached[at] === 1;
  });
  expect(values.length).toBeGreaterThan(1000);
  expect(Math.max(...values.map((value) => Math.abs(value - 0.5)))).toBeLessThan(0.05);
});

test('a triangle that shrinks more than all is averaged too', () => {
  const chequer = drawn(64, 64, (x) => Math.floor(x / 1) % 2);
  // The left half is pressed into a quarter of its width, the right half stretched.
  const from = [0, 0, 32, 0, 64, 0, 0, 64, 32, 64, 64, 64];
  const to = [0, 0, 8, 0, 64, 0, 0, 64, 8, 64, 64, 64];
  const halves = [
    [0, 1, 4],
    [0, 4, 3],
    [1, 2, 5],
    [1, 5, 4],
  ] as const;
  const { planes } = warp(chequer, from, to, halves, chequer);
  const pressed = planes.data.subarray(0, 4096).filter((_, at) => at % 64 > 0 && at % 64 < 7);
  expect(Math.max(...pressed.map((value) => Math.abs(value - 0.5)))).toBeLessThan(0.1);
});
