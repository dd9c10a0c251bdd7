import { describe, expect, it } from 'vitest';
import type { Plane } from './luma.ts';
import { psnr } from './psnr.ts';
import { ssim } from './ssim.ts';

const plane = (width: number, height: number, at: (x: number, y: number) => number): Plane => ({
  width,
  height,
  data: Float32Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
});
const waves = (width: number, height: number, phase: number, steep: number): Plane =>
  plane(
    width,
    height,
    (x, y) =>
      0.5 + 0.3 * Math.sin(0.31 * x - 0.17 * y + phase) + 0.15 * Math.cos(0.23 * x + 0.41 * y * steep),
  );

describe('ssim', () => {
  it('is 1 for equal planes', () => {
    expect(ssim(waves(40, 33, 0, 1), waves(40, 33, 0, 1))).toBeCloseTo(1, 6);
  });

  it('of two constants is the term of their means alone', () => {
    const found = ssim(
      plane(20, 15, () => 0.2),
      plane(20, 15, () => 0.6),
    );
    expect(found).toBeCloseTo((2 * 0.2 * 0.6 + 1e-4) / (0.2 ** 2 + 0.6 ** 2 + 1e-4), 4);
  });

  it('agrees with sums over every window, computed in double precision by NumPy', () => {
    const [a, b] = [waves(40, 33, 0, 1), waves(40, 33, 0.2, 1.1)];
    expect(ssim(a, b)).toBeCloseTo(0.88197732, 5);
    expect(psnr(a, b)).toBeCloseTo(21.0280445, 4);
  });

  it('does not depend on how many rows are taken at a time', () => {
    const [a, b] = [waves(16, 300, 0, 1), waves(16, 300, 0.2, 1.1)];
    const upright = (picture: Plane) => plane(300, 16, (x, y) => picture.data[x * 16 + y]!);
    expect(ssim(a, b)).toBeCloseTo(ssim(upright(a), upright(b)), 6);
  });

  it('needs a window of 11 pixels', () => {
    expect(() => ssim(waves(10, 40, 0, 1), waves(10, 40, 0, 1))).toThrow('11 pixels');
  });
});
