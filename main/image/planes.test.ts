import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pixels } from './pixels.ts';
import { alphaOf, fromPlanes, toPlanes } from './planes.ts';

const everyByte: Pixels = {
  depth: 8,
  width: 16,
  height: 16,
  data: Uint8Array.from({ length: 1024 }, (_, i) => (i * 41) & 255),
};
const everyWord: Pixels = {
  depth: 16,
  width: 128,
  height: 128,
  data: Uint16Array.from({ length: 65_536 }, (_, i) => (i * 40_503) & 65_535),
};

describe('planes', () => {
  it.each([everyByte, everyWord])('go there and back without changing one value ($depth bits)', (pixels) => {
    expect(fromPlanes(toPlanes(pixels), pixels.depth, alphaOf(pixels))).toEqual(pixels);
  });

  it('hold red, then green, then blue, 0…1', () => {
    const planes = toPlanes({
      depth: 8,
      width: 2,
      height: 1,
      data: Uint8Array.of(0, 51, 102, 153, 255, 204, 0, 0),
    });
    const expected = [0, 1, 0.2, 0.8, 0.4, 0];
    expected.forEach((value, i) => expect(planes.data[i]).toBeCloseTo(value, 6));
  });

  it('clamp what lies outside 0…1, round to the nearest step, and are opaque without alpha', () => {
    const data = Float32Array.of(-3, 1.5, NaN);
    expect(fromPlanes({ width: 1, height: 1, data }, 8).data).toEqual(Uint8Array.of(0, 255, 0, 255));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        const plane = Float32Array.of(value, value, value);
        const { data: out } = fromPlanes({ width: 1, height: 1, data: plane }, 16);
        expect(Math.abs(out[0]! - plane[0]! * 65_535)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});
