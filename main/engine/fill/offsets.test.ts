import { expect, test } from 'vitest';
import { randomSource } from '../../image/noise.ts';
import { groundOf } from './ground.ts';
import { frequentOffsets } from './offsets.ts';
import { drawn, rectangle } from './pictures.testing.ts';
import { pyramid } from './pyramid.ts';

test('a picture that repeats itself is known by the steps at which it does', () => {
  const random = randomSource(4);
  const tile = Array.from({ length: 13 * 11 }, () => Math.floor(256 * random()));
  const picture = drawn(60, 60, (x, y) => {
    const value = tile[(y % 11) * 13 + (x % 13)] ?? 0;
    return [value, 255 - value, (value * 7) % 256];
  });
  const hole = rectangle(picture, 25, 25, 35, 35).map((value) => value / 255);
  const free = hole.map((missing) => 1 - missing);
  const ground = groundOf(picture, hole, free, { left: 0, top: 0, right: 60, bottom: 60 });
  const [level] = pyramid(ground);
  const offsets = frequentOffsets(level!, random);
  expect(offsets.length).toBeGreaterThan(8);
  for (let k = 0; k < 8; k += 2) {
    expect(Math.abs(offsets[k]! % 13)).toBe(0);
    expect(Math.abs(offsets[k + 1]! % 11)).toBe(0);
  }
});
