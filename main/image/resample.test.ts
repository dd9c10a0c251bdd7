import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Planes } from './pixels.ts';
import { resize, resizeChannels } from './resample.ts';

const planes = (width: number, height: number, at: (x: number, y: number, c: number) => number): Planes => ({
  width,
  height,
  data: Float32Array.from({ length: 3 * width * height }, (_, i) =>
    at(i % width, Math.floor(i / width) % height, Math.floor(i / (width * height))),
  ),
});
const furthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
const side = fc.integer({ min: 1, max: 40 });

describe('resize', () => {
  it('keeps a constant constant, whatever the sizes', () => {
    fc.assert(
      fc.property(side, side, side, side, (w, h, toW, toH) => {
        const grey = resize(
          planes(w, h, (_x, _y, c) => 0.25 + c / 4),
          toW,
          toH,
        );
        expect(furthest(grey.data, planes(toW, toH, (_x, _y, c) => 0.25 + c / 4).data)).toBeLessThan(1e-6);
      }),
    );
  });

  it('gives the same numbers for the same size, in a new array', () => {
    const photo = planes(17, 11, (x, y, c) => Math.sin(x * 3 + y * 7 + c));
    const same = resize(photo, 17, 11);
    expect(same.data).toEqual(photo.data);
    expect(same.data.buffer).not.toBe(photo.data.buffer);
  });

  it.each([
    ['down by half', 120, 60],
    ['down to a third', 120, 40],
    ['up twice', 120, 240],
  ])('keeps a ramp straight away from the edges: %s', (_name, from, to) => {
    const ramp = resize(
      planes(from, from, (x, y) => (x + 0.5) / from + (2 * (y + 0.5)) / from),
      to,
      to,
    );
    const margin = Math.ceil((3 * Math.max(from, to)) / from) + 3;
    for (let y = margin; y < to - margin; y++) {
      for (let x = margin; x < to - margin; x++) {
        // Symmetric taps keep a ramp exactly; at other phases Lanczos-3 strays by under a hundredth of a step.
        expect(ramp.data[y * to + x]).toBeCloseTo((x + 0.5) / to + (2 * (y + 0.5)) / to, 3);
      }
    }
  });

  it('takes away stripes finer than the new pixels instead of folding them', () => {
    const stripes = resize(
      planes(128, 128, (x) => x % 2),
      32,
      32,
    );
    for (let x = 4; x < 28; x++) expect(stripes.data[16 * 32 + x]).toBeCloseTo(0.5, 2);
  });

  it('agrees with a direct double sum over the kernel', () => {
    const [w, h, toW, toH] = [13, 9, 5, 20];
    const photo = planes(w, h, (x, y, c) => Math.cos(x * y + c));
    const weight = (i: number, centre: number, stretch: number): number => {
      const x = ((i + 0.5 - centre) / stretch) * Math.PI;
      if (Math.abs(x) >= 3 * Math.PI) return 0;
      return x === 0 ? 1 : (Math.sin(x) / x) * (Math.sin(x / 3) / (x / 3));
    };
    const direct = planes(toW, toH, (x, y, c) => {
      let [sum, total] = [0, 0];
      for (let j = 0; j < h; j++) {
        for (let i = 0; i < w; i++) {
          const k = weight(i, ((x + 0.5) * w) / toW, w / toW) * weight(j, ((y + 0.5) * h) / toH, 1);
          sum += k * photo.data[(c * h + j) * w + i]!;
          total += k;
        }
      }
      return sum / total;
    });
    expect(furthest(resize(photo, toW, toH).data, direct.data)).toBeLessThan(1e-5);
  });

  it('turns with the picture: transposing before or after is the same', () => {
    const photo = planes(31, 14, (x, y, c) => Math.sin(x + 2 * y + c));
    const turned = planes(14, 31, (x, y, c) => photo.data[(c * 14 + x) * 31 + y]!);
    const a = resize(photo, 12, 25);
    const b = resize(turned, 25, 12);
    const back = planes(12, 25, (x, y, c) => b.data[(c * 12 + x) * 25 + y]!);
    expect(furthest(a.data, back.data)).toBeLessThan(1e-6);
  });

  it('refuses sizes that are not whole and positive', () => {
    expect(() =>
      resize(
        planes(4, 4, () => 0),
        0,
        4,
      ),
    ).toThrow(RangeError);
    expect(() => resizeChannels(new Float32Array(4), 1, 2, 2, 1.5, 2)).toThrow(RangeError);
  });
});
