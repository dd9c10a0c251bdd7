import { expect, test } from 'vitest';
import type { Pixels } from './pixels.ts';
import { resizePixels } from './resize-pixels.ts';

const flat = (depth: 8 | 16, colour: readonly number[]): Pixels => {
  const values = Array.from({ length: 32 * 24 * 4 }, (_, at) => colour[at % 4] ?? 0);
  return depth === 8
    ? { depth, width: 32, height: 24, data: Uint8Array.from(values) }
    : { depth, width: 32, height: 24, data: Uint16Array.from(values) };
};

test.each([
  [8, [200, 100, 50, 255]],
  [16, [51234, 1234, 300, 65535]],
] as const)('one colour stays that colour at any size, with %d bits', async (depth, colour) => {
  for (const [width, height] of [
    [7, 5],
    [64, 50],
  ] as const) {
    const resized = await resizePixels(flat(depth, colour), width, height);
    expect([resized.depth, resized.width, resized.height]).toEqual([depth, width, height]);
    expect(resized.data.length).toBe(width * height * 4);
    for (let at = 0; at < resized.data.length; at += 1) {
      expect(Math.abs((resized.data[at] ?? 0) - (colour[at % 4] ?? 0))).toBeLessThanOrEqual(1);
    }
  }
});

test('what lies under transparent pixels does not bleed into the edges', async () => {
  const picture = flat(8, [0, 0, 255, 0]);
  for (let y = 0; y < 24; y += 1) {
    for (let x = 0; x < 16; x += 1) picture.data.set([255, 0, 0, 255], (y * 32 + x) * 4);
  }
  const { data } = await resizePixels(picture, 16, 12);
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) > 8) expect(data[at + 2]).toBeLessThanOrEqual(8);
  }
});
