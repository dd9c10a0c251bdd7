import { expect, test } from 'vitest';
import { heal } from './heal.ts';

const side = 60;

function picture(value: (x: number, y: number) => number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at += 1)
    data.fill(value(at % side, (at / side) | 0), at * 4, at * 4 + 3);
  return data;
}

const disc = Float32Array.from({ length: side * side }, (_, at) =>
  Math.hypot((at % side) - 30, ((at / side) | 0) - 30) < 15 ? 1 : 0,
);

test('a source that differs from the target by a plane of light heals to the target itself', () => {
  const texture = (x: number, y: number) => 100 + 20 * Math.sin(x) * Math.cos(y);
  const target = picture((x, y) => texture(x, y) + x);
  const scar = picture((x, y) => (disc[y * side + x]! > 0 ? 0 : texture(x, y) + x));
  const healed = heal({ target: scar, source: picture(texture), weights: disc, width: side, height: side });
  const worst = Math.max(...healed.map((value, at) => Math.abs(value - target[at]!)));
  expect(worst).toBeLessThanOrEqual(1);
});

test('outside the region not one byte changes', () => {
  const target = picture((x, y) => (x * 7 + y * 13) % 256);
  const healed = heal({ target, source: picture((x) => x), weights: disc, width: side, height: side });
  expect(healed.findIndex((value, at) => value !== target[at] && disc[at >> 2] === 0)).toBe(-1);
});
