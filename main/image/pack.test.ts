import { describe, expect, it } from 'vitest';
import { isGrey, isOpaque, onWhite, pack, toDepth8, unpack } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { pattern } from './test-pictures.ts';

const two: Pixels = { depth: 8, width: 2, height: 1, data: Uint8Array.of(9, 9, 9, 255, 7, 7, 7, 255) };

describe('packing', () => {
  it('keeps the channels asked for', () => {
    const { data } = pattern(1, 2, 8, 'varied');
    const pixels: Pixels = { depth: 8, width: 1, height: 2, data: Uint8Array.from(data) };
    const [r, g, b, a, r2, g2, b2, a2] = pixels.data;
    expect(Array.from(pack(pixels, true, false).data)).toEqual([r, r2]);
    expect(Array.from(pack(pixels, true, true).data)).toEqual([r, a, r2, a2]);
    expect(Array.from(pack(pixels, false, false).data)).toEqual([r, g, b, r2, g2, b2]);
    expect(pack(pixels, false, true).data).toBe(pixels.data);
  });

  it.each([8, 16] as const)('comes undone when nothing was lost (%i bits)', (depth) => {
    const colour = pattern(5, 4, depth, 'opaque');
    expect(unpack(pack(colour, false, false))).toEqual(colour);
    const clear = pattern(5, 4, depth, 'varied');
    expect(unpack(pack(clear, false, true))).toEqual(clear);
    for (let i = 0; i < 80; i += 4) clear.data.fill(clear.data[i]!, i, i + 3);
    expect(unpack(pack(clear, true, true))).toEqual(clear);
  });
});

describe('what a picture needs', () => {
  it('is one channel while R = G = B', () => {
    expect(isGrey(two)).toBe(true);
    expect(isGrey({ ...two, data: Uint8Array.of(9, 9, 9, 255, 7, 7, 8, 255) })).toBe(false);
  });

  it('is no alpha while every pixel is opaque', () => {
    expect(isOpaque(two)).toBe(true);
    expect(isOpaque({ ...two, data: Uint8Array.of(9, 9, 9, 255, 7, 7, 7, 254) })).toBe(false);
    expect(isOpaque(pattern(3, 3, 16, 'opaque'))).toBe(true);
  });
});

it('rounds every 16-bit value to the nearest 8-bit one', () => {
  const data = Uint16Array.from({ length: 65_536 }, (_, i) => i);
  const { data: out } = toDepth8({ depth: 16, width: 128, height: 128, data });
  out.forEach((value, i) => {
    if (value !== Math.round((i * 255) / 65_535)) throw new Error(`${i} became ${value}`);
  });
});

it('lays pixels on white in proportion to their alpha', () => {
  const data = Uint8Array.of(100, 0, 255, 0, 100, 0, 255, 51, 100, 0, 255, 255);
  expect(Array.from(onWhite({ depth: 8, width: 3, height: 1, data }).data)).toEqual([
    255, 255, 255, 255, 224, 204, 255, 255, 100, 0, 255, 255,
  ]);
});
