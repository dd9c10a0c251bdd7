import { expect, test } from 'vitest';
import type { Rgba8 } from './pixels.ts';
import { shrink } from './shrink.ts';

function picture(width: number, height: number, pixel: (x: number, y: number) => readonly number[]): Rgba8 {
  const data = Uint8Array.from({ length: 4 * width * height }, (_, at) => {
    const [index, channel] = [Math.floor(at / 4), at % 4];
    return pixel(index % width, Math.floor(index / width))[channel] ?? 0;
  });
  return { depth: 8, width, height, data };
}

test('an edge gets the weights of the stretched kernel', () => {
  const edge = picture(12, 4, (x) => (x < 6 ? [0, 0, 0, 255] : [255, 255, 255, 255]));
  const { width, height, data } = shrink(edge, 2);
  expect([width, height]).toEqual([6, 2]);
  // k(x/2)/2 at the distances ½, 3/2, 5/2 and 7/2 is 111, 29, −9 and −3 of 256: 17 = 255 · (29 − 9 − 3) / 256.
  expect([...data].filter((_, at) => at < 24 && at % 4 === 0)).toEqual([0, 0, 17, 238, 255, 255]);
});

test('a flat picture stays what it is, at 16 bits too', () => {
  const flat = picture(9, 6, () => [12, 34, 56, 255]);
  expect([...shrink(flat, 3).data]).toEqual(Array.from({ length: 6 }, () => [12, 34, 56, 255]).flat());
  const deep = { depth: 16, width: 8, height: 4, data: new Uint16Array(128).fill(40_001) } as const;
  expect(shrink({ ...deep, data: deep.data.map((v, at) => (at % 4 === 3 ? 65535 : v)) }, 4)).toMatchObject({
    depth: 16,
    width: 2,
    height: 1,
    data: Uint16Array.of(40_001, 40_001, 40_001, 65535, 40_001, 40_001, 40_001, 65535),
  });
});

test('colours that are hidden do not bleed', () => {
  const half = picture(16, 8, (x) => (x < 7 ? [200, 100, 50, 255] : [0, 255, 0, 0]));
  const { data } = shrink(half, 2);
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 8) continue;
    expect(Math.abs((data[at] ?? 0) - 200)).toBeLessThanOrEqual(1);
    expect(Math.abs((data[at + 1] ?? 0) - 100)).toBeLessThanOrEqual(1);
  }
});

test('sides that the factor does not divide are refused', () => {
  expect(() =>
    shrink(
      picture(9, 6, () => []),
      2,
    ),
  ).toThrow(/multiples of 2/);
});
