import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bicubic, bicubic8, bicubicBand, bicubicChannels } from './bicubic.ts';
import { decodePicture } from './decode.ts';
import type { Planes } from './pixels.ts';

const benchmarks = join(import.meta.dirname, '../../../../shared/data/super-resolution');

const plane = (width: number, height: number, at: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
const furthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
};
const busy = (x: number, y: number): number => Math.sin(x * 3 + y * 7) * Math.cos(x * y);
const side = fc.integer({ min: 1, max: 40 });

describe('bicubic', () => {
  it('keeps a constant constant, whatever the sizes: the weights sum to 1', () => {
    fc.assert(
      fc.property(side, side, side, side, (w, h, toW, toH) => {
        const grey = bicubicChannels(new Float32Array(w * h).fill(0.7), 1, w, h, toW, toH);
        expect(furthest(grey, new Float32Array(toW * toH).fill(0.7))).toBeLessThan(1e-6);
      }),
    );
  });

  // Cubic convolution rebuilds quadratics (Keys 1981, eq. 16); stretched for shrinking by a whole number, straight lines.
  it.each([
    ['up twice', 24, 48],
    ['up four times', 24, 96],
    ['up by 5/3', 24, 40],
    ['down by half', 60, 30],
    ['down to a third', 60, 20],
    ['down to a quarter', 80, 20],
  ])('keeps a ramp straight away from the edges: %s', (_name, from, to) => {
    const ramp = (n: number) => plane(n, n, (x, y) => (x + 0.5) / n + (2 * (y + 0.5)) / n);
    const found = bicubicChannels(ramp(from), 1, from, from, to, to);
    const margin = Math.ceil((2 * Math.max(from, to)) / from) + 1;
    for (let y = margin; y < to - margin; y++) {
      for (let x = margin; x < to - margin; x++) {
        expect(found[y * to + x]).toBeCloseTo((x + 0.5) / to + (2 * (y + 0.5)) / to, 6);
      }
    }
  });

  it('has the weights of the papers', () => {
    // Four times: half-way between pixels it would be −1, 9, 9, −1 over 16; here at ⅛ and ⅜ from a pixel.
    const spike = bicubicChannels(Float32Array.of(0, 0, 0, 1, 0, 0, 0), 1, 7, 1, 28, 1);
    const k = (t: number) =>
      t <= 1 ? 1.5 * t ** 3 - 2.5 * t ** 2 + 1 : -0.5 * t ** 3 + 2.5 * t ** 2 - 4 * t + 2;
    [1 / 8, 3 / 8, 5 / 8, 7 / 8, 9 / 8, 11 / 8, 13 / 8, 15 / 8].forEach((t, i) => {
      expect(spike[14 + i]).toBeCloseTo(k(t), 6);
      expect(spike[13 - i]).toBeCloseTo(k(t), 6);
    });
    // Half: taps at ±¼, ±¾, ±1¼, ±1¾ of the stretched kernel are 111, 29, −9, −3 over 256.
    const pulse = Float32Array.of(0, 0, 0, 0, 256, 0, 0, 0, 0, 0);
    expect([...bicubicChannels(pulse, 1, 10, 1, 5, 1)].map(Math.round)).toEqual([-3, 29, 111, -9, 0]);
  });

  it('agrees with a direct double sum over the picture with its edges repeated', () => {
    fc.assert(
      fc.property(side, side, side, side, (w, h, toW, toH) => {
        const found = bicubicChannels(plane(w, h, busy), 1, w, h, toW, toH);
        const along = (from: number, to: number, i: number): [number, number][] => {
          const s = Math.min(1, to / from);
          const centre = ((i + 0.5) * from) / to - 0.5;
          const taps: [number, number][] = [];
          for (let at = Math.floor(centre - 2 / s); at <= centre + 2 / s; at++) {
            const t = Math.abs(at - centre) * s;
            const weight =
              t <= 1 ? 1.5 * t ** 3 - 2.5 * t ** 2 + 1 : t < 2 ? -0.5 * t ** 3 + 2.5 * t ** 2 - 4 * t + 2 : 0;
            taps.push([Math.min(Math.max(at, 0), from - 1), weight]);
          }
          const sum = taps.reduce((total, [, weight]) => total + weight, 0);
          return taps.map(([inside, weight]) => [inside, weight / sum]);
        };
        const direct = plane(toW, toH, (x, y) => {
          let sum = 0;
          for (const [j, wy] of along(h, toH, y)) {
            for (const [i, wx] of along(w, toW, x)) sum += wx * wy * busy(i, j);
          }
          return sum;
        });
        expect(furthest(found, direct)).toBeLessThan(2e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('turns with the picture: mirroring before or after is the same', () => {
    fc.assert(
      fc.property(side, side, side, side, (w, h, toW, toH) => {
        const found = bicubicChannels(plane(w, h, busy), 1, w, h, toW, toH);
        const turned = plane(w, h, (x, y) => busy(w - 1 - x, h - 1 - y));
        const back = bicubicChannels(turned, 1, w, h, toW, toH).reverse();
        expect(furthest(found, back)).toBeLessThan(2e-6);
      }),
    );
  });

  it('gives the same numbers for the same size, in a new array', () => {
    const photo: Planes = { width: 17, height: 11, data: plane(17, 33, busy) };
    const same = bicubic(photo, 17, 11);
    expect(same.data).toEqual(photo.data);
    expect(same.data.buffer).not.toBe(photo.data.buffer);
  });

  it('gives each channel and each band of rows what it has in the whole picture', () => {
    fc.assert(
      fc.property(side, side, side, side, fc.nat(), fc.nat(), (w, h, toW, toH, a, b) => {
        const photo = plane(w, 2 * h, busy);
        const whole = bicubicChannels(photo, 2, w, h, toW, toH);
        const from = a % toH;
        const to = from + 1 + (b % (toH - from));
        const band = bicubicBand(photo, 2, w, h, toW, toH, { from, to });
        const rows = [0, 1].flatMap((c) => [...whole.subarray((c * toH + from) * toW, (c * toH + to) * toW)]);
        expect(furthest(band, rows)).toBeLessThan(2e-6);
      }),
    );
  });

  it('refuses sizes and bands that are not there', () => {
    const data = new Float32Array(4);
    expect(() => bicubicChannels(data, 1, 2, 2, 0, 2)).toThrow(RangeError);
    expect(() => bicubicChannels(data, 1, 2, 2, 1.5, 2)).toThrow(RangeError);
    expect(() => bicubicBand(data, 1, 2, 2, 4, 4, { from: 2, to: 5 })).toThrow('rows 2 to 5');
  });
});

describe('bicubic8', () => {
  it('rounds between the axes and after them, halves up, and clips', () => {
    // ×2 of a step: the overshoot beside it is clipped, what lies between is rounded.
    const step = bicubic8(Uint8Array.of(0, 0, 255, 255), 1, 4, 1, 8, 1);
    const exact = bicubicChannels(Float32Array.of(0, 0, 255, 255), 1, 4, 1, 8, 1);
    expect([...step]).toEqual([...exact].map((v) => Math.max(0, Math.min(255, Math.floor(v + 0.5)))));
    expect(Math.min(...exact)).toBeLessThan(0);
  });

  it('is within a step and a half of the exact numbers', () => {
    const bytes = Uint8Array.from({ length: 20 * 30 }, (_, i) => 60 + ((i * 7919) % 130));
    const exact = bicubicChannels(Float32Array.from(bytes), 1, 20, 30, 10, 15);
    expect(furthest(bicubic8(bytes, 1, 20, 30, 10, 15), exact)).toBeLessThanOrEqual(1.5);
  });

  const here = existsSync(benchmarks);
  describe.skipIf(!here)(`on the benchmarks${here ? '' : ', skipped: ../shared is not here'}`, () => {
    it.each(['Set5/x2', 'Set5/x3', 'Set5/x4', 'Set14/x2', 'Set14/x4'])(
      'shrinks every picture of %s to exactly the file the benchmark has',
      { timeout: 60_000 },
      async (set) => {
        const files = (await readdir(join(benchmarks, set))).filter((file) => file.endsWith('HR.png'));
        expect(files.length).toBeGreaterThan(0);
        for (const file of files) {
          const high = await rgbOf(join(benchmarks, set, file));
          const low = await rgbOf(join(benchmarks, set, file.replace('HR', 'LR')));
          const ours = bicubic8(high.data, 3, high.width, high.height, low.width, low.height);
          expect(Buffer.compare(ours, low.data), file).toBe(0);
        }
      },
    );
  });
});

async function rgbOf(file: string): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { width, height, data: rgba } = (await decodePicture(file)).pixels;
  const size = width * height;
  const data = new Uint8Array(3 * size).map((_, i) => rgba[4 * (i % size) + Math.floor(i / size)]!);
  return { width, height, data };
}
