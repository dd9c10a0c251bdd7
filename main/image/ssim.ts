import type { Plane } from './luma.ts';
import { filter, type Kernel } from './separable.ts';

/** Side of the window, and the deviation of its weights, in pixels. */
export const SSIM_WINDOW = 11;
const SIGMA = 1.5;

/** (K₁ L)² and (K₂ L)² for values whose peak L is 1. */
const C1 = 0.01 ** 2;
const C2 = 0.03 ** 2;

/** Windows' rows computed at a time, so that memory stays flat. */
const BAND = 128;

/**
 * Structural similarity of two planes of one size, 1 for equal ones: the mean over all windows inside them of
 *
 *     (2 μₐ μ_b + C₁)(2 σ_ab + C₂) / ((μₐ² + μ_b² + C₁)(σₐ² + σ_b² + C₂)),
 *
 * with means and (co)variances weighted by an 11 × 11 Gaussian of deviation 1.5 (Wang, Bovik, Sheikh,
 * Simoncelli, "Image quality assessment: from error visibility to structural similarity", IEEE Trans. Image
 * Processing 13(4), 2004, eq. 13 and §III-C).
 * @throws RangeError where a side is shorter than the window.
 */
export function ssim(a: Plane, b: Plane): number {
  const { width, height } = a;
  if (Math.min(width, height) < SSIM_WINDOW) {
    throw new RangeError(`SSIM needs ${SSIM_WINDOW} pixels on each side; there are ${width} × ${height}`);
  }
  const windows = height - SSIM_WINDOW + 1;
  let sum = 0;
  for (let from = 0; from < windows; from += BAND) {
    const to = Math.min(windows, from + BAND) + SSIM_WINDOW - 1;
    sum += sumOfBand(
      a.data.subarray(from * width, to * width),
      b.data.subarray(from * width, to * width),
      width,
    );
  }
  return sum / (windows * (width - SSIM_WINDOW + 1));
}

function sumOfBand(a: Float32Array, b: Float32Array, width: number): number {
  const size = a.length;
  const height = size / width;
  const moments = new Float32Array(5 * size);
  for (let i = 0; i < size; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    moments[i] = x;
    moments[size + i] = y;
    moments[2 * size + i] = x * x;
    moments[3 * size + i] = y * y;
    moments[4 * size + i] = x * y;
  }
  const means = filter(moments, 5, width, height, gaussian(width), gaussian(height));
  const count = means.length / 5;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const [x, y] = [means[i] ?? 0, means[count + i] ?? 0];
    const varianceX = (means[2 * count + i] ?? 0) - x * x;
    const varianceY = (means[3 * count + i] ?? 0) - y * y;
    const covariance = (means[4 * count + i] ?? 0) - x * y;
    sum += ((2 * x * y + C1) * (2 * covariance + C2)) / ((x * x + y * y + C1) * (varianceX + varianceY + C2));
  }
  return sum;
}

/** One axis of the window, at every place where it lies inside. */
function gaussian(length: number): Kernel {
  const row = Array.from({ length: SSIM_WINDOW }, (_, i) =>
    Math.exp(-((i - (SSIM_WINDOW - 1) / 2) ** 2) / (2 * SIGMA ** 2)),
  );
  const sum = row.reduce((total, weight) => total + weight, 0);
  const places = length - SSIM_WINDOW + 1;
  return {
    taps: SSIM_WINDOW,
    start: Int32Array.from({ length: places }, (_, i) => i),
    weights: Float32Array.from({ length: places * SSIM_WINDOW }, (_, i) => (row[i % SSIM_WINDOW] ?? 0) / sum),
  };
}
