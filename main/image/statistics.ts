import type { Matrix3, Vector3 } from './matrix3.ts';
import type { Planes } from './pixels.ts';

/** First and second moments of a picture's colours. */
export interface ColourStatistics {
  readonly mean: Vector3;
  /** Population covariance of R, G and B over all pixels. */
  readonly covariance: Matrix3;
}

/** Mean and covariance of RGB, in two passes and double precision. */
export function colourStatistics({ width, height, data }: Planes): ColourStatistics {
  const size = width * height;
  const red = data.subarray(0, size);
  const green = data.subarray(size, 2 * size);
  const blue = data.subarray(2 * size);
  const mean = [meanOf(red), meanOf(green), meanOf(blue)] as const;
  let [rr, rg, rb, gg, gb, bb] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const r = (red[i] ?? 0) - mean[0];
    const g = (green[i] ?? 0) - mean[1];
    const b = (blue[i] ?? 0) - mean[2];
    rr += r * r;
    rg += r * g;
    rb += r * b;
    gg += g * g;
    gb += g * b;
    bb += b * b;
  }
  return {
    mean,
    covariance: [
      [rr / size, rg / size, rb / size],
      [rg / size, gg / size, gb / size],
      [rb / size, gb / size, bb / size],
    ],
  };
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
