import { describe, expect, it } from 'vitest';
import { isFlat } from './flat.ts';
import { noise } from './noise.ts';

describe('isFlat', () => {
  it('is true of one colour and of a scanned blank page', () => {
    expect(isFlat({ width: 8, height: 8, data: new Float32Array(192).fill(0.4) })).toBe(true);
    expect(isFlat(noise(64, 64, { seed: 5, mean: 0.9, deviation: 1 / 255 }))).toBe(true);
  });

  it('is false of a faint texture, even in one channel only', () => {
    expect(isFlat(noise(64, 64, { seed: 5, deviation: 4 / 255 }))).toBe(false);
    const blue = new Float32Array(192);
    blue.set(noise(8, 8, { seed: 1 }).data.subarray(128), 128);
    expect(isFlat({ width: 8, height: 8, data: blue })).toBe(false);
  });
});
