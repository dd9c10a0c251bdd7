import { expect, test } from 'vitest';
import { membrane } from './membrane.ts';

const [width, height] = [90, 70];
/** Held outside an ellipse, and on a spot inside it. */
const held = Uint8Array.from({ length: width * height }, (_, at) => {
  const [x, y] = [at % width, Math.floor(at / width)];
  const inside = Math.hypot((x - 45) / 38, (y - 34) / 30) < 1;
  return inside && Math.hypot(x - 55, y - 30) > 3 ? 0 : 1;
});

/** Functions that are the mean of their four neighbours everywhere, on the grid as well. */
test.each<[string, (x: number, y: number) => number]>([
  ['a constant', () => 0.3],
  ['a slope', (x, y) => 0.01 * x - 0.02 * y],
  ['a saddle', (x, y) => (x * x - y * y) / 4000],
  ['a product', (x, y) => (x * y) / 3000],
])('%s goes on across the gap', (_, value) => {
  const wanted = Float32Array.from({ length: 2 * width * height }, (_, i) => {
    const at = i % (width * height);
    return (i < width * height ? 1 : -2) * value(at % width, Math.floor(at / width));
  });
  const given = wanted.map((each, i) => (held[i % (width * height)] === 1 ? each : NaN));
  const found = membrane(given, held, 2, width, height);
  const apart = found.map((each, i) => Math.abs(each - wanted[i]!));
  expect(Math.max(...apart)).toBeLessThan(4e-3);
});

test('no value lies beyond those of the edge, and those stay', () => {
  const given = Float32Array.from({ length: width * height }, (_, at) => Math.sin(at * 12.9898) / 2);
  const found = membrane(given, held, 1, width, height);
  expect(found.filter((_, at) => held[at] === 1)).toEqual(given.filter((_, at) => held[at] === 1));
  expect(Math.max(...found.map(Math.abs))).toBeLessThanOrEqual(0.501);
});

test('without an edge there is nothing to stretch', () => {
  expect(membrane(new Float32Array(400), new Uint8Array(400), 1, 20, 20).every((each) => each === 0)).toBe(
    true,
  );
});
