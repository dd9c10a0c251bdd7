import { expect, it } from 'vitest';
import { psnr } from './psnr.ts';

const plane = (...values: number[]) => ({ width: values.length, height: 1, data: Float32Array.from(values) });

it('is 20 dB for a tenth of the range everywhere, and 6 dB more for half of that', () => {
  expect(psnr(plane(0.5, 0.5, 0.7), plane(0.6, 0.4, 0.8))).toBeCloseTo(20, 4);
  expect(psnr(plane(0.5, 0.5, 0.7), plane(0.55, 0.45, 0.75))).toBeCloseTo(20 + 20 * Math.log10(2), 4);
});

it('is one step of 8 bits at 48.13 dB', () => {
  expect(psnr(plane(0, 0), plane(1 / 255, 1 / 255))).toBeCloseTo(48.13, 2);
});

it('is infinite for equal planes', () => {
  expect(psnr(plane(0.1, 0.2), plane(0.1, 0.2))).toBe(Infinity);
});
