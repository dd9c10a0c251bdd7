import { expect, it } from 'vitest';
import { resizeRgba } from './resample-rgba.ts';

it('does not let the colour under transparent pixels bleed into the edge', () => {
  const data = new Uint8Array(32 * 32 * 4);
  for (let i = 0; i < 32 * 32; i++) data.set(i % 32 < 16 ? [200, 100, 50, 255] : [0, 255, 0, 0], i * 4);
  const small = resizeRgba({ depth: 8, width: 32, height: 32, data }, 11, 11);
  for (let i = 0; i < small.data.length; i += 4) {
    if (small.data[i + 3] === 0) continue;
    expect(Array.from(small.data.subarray(i, i + 3))).toEqual([200, 100, 50]);
  }
  expect(small.data[3]).toBe(255);
  expect(small.data[4 * 10 + 3]).toBe(0);
});

it('keeps 16 bits', () => {
  const data = new Uint16Array(8 * 8 * 4).fill(12_345);
  const big = resizeRgba({ depth: 16, width: 8, height: 8, data }, 16, 16);
  expect(big.depth).toBe(16);
  expect(new Set(big.data)).toEqual(new Set([12_345]));
});
