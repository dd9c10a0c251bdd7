import { describe, expect, it } from 'vitest';
import { luma, trim } from './luma.ts';

const colour = (r: number, g: number, b: number) => ({ width: 1, height: 1, data: Float32Array.of(r, g, b) });

describe('luma', () => {
  it('has the range of BT.601: black 16, white 235, and the primaries between', () => {
    const y = (r: number, g: number, b: number) => 255 * luma(colour(r, g, b), 'studio').data[0]!;
    expect(y(0, 0, 0)).toBeCloseTo(16, 4);
    expect(y(1, 1, 1)).toBeCloseTo(235, 4);
    expect(y(1, 0, 0)).toBeCloseTo(16 + 65.481, 4);
    expect(y(0, 1, 0)).toBeCloseTo(16 + 128.553, 4);
    expect(y(0, 0, 1)).toBeCloseTo(16 + 24.966, 4);
  });

  it('leaves grey what it was in its full range', () => {
    expect(luma(colour(0.3, 0.3, 0.3), 'full').data[0]).toBeCloseTo(0.3, 6);
  });
});

it('trim cuts the same from every side', () => {
  const plane = { width: 5, height: 4, data: Float32Array.from({ length: 20 }, (_, i) => i) };
  expect(trim(plane, 1)).toEqual({ width: 3, height: 2, data: Float32Array.of(6, 7, 8, 11, 12, 13) });
  expect(trim(plane, 0)).toEqual(plane);
  const picture = { width: 3, height: 3, data: Float32Array.from({ length: 27 }, (_, i) => i) };
  expect([...trim(picture, 1).data]).toEqual([4, 13, 22]);
});
