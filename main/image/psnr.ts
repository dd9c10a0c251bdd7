import type { Plane } from './luma.ts';

/**
 * Peak signal-to-noise ratio in dB, 10 log₁₀(1 / mean (a − b)²) for values whose peak is 1; infinite for equal
 * planes. Both of one size.
 */
export function psnr({ data: a }: Plane, { data: b }: Plane): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return -10 * Math.log10(sum / a.length);
}
