import type { Pixels } from './pixels.ts';

/** Uncorrelated axes of colour noise: the 3-point orthonormal cosine transform of R, G and B. Rows are axes. */
export const COLOUR_AXES = [
  [1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)],
  [1 / Math.sqrt(2), 0, -1 / Math.sqrt(2)],
  [1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)],
] as const;

/** Blocks that are looked at: a median of so many moves by less than a thousandth. */
const ENOUGH = 1_000_000;

/** The median of |x| of a normal distribution of deviation 1. */
const MEDIAN_OF_NORMAL = 0.6745;

/**
 * Standard deviation of the noise along each of {@link COLOUR_AXES}, for values 0…1, from the finest diagonal detail,
 * where little of a photograph and all of white noise is: σ = median |(a − b − c + d) / 2| / 0.6745 over
 * blocks of 2×2 pixels (Donoho & Johnstone 1994, "Ideal spatial adaptation by wavelet shrinkage", §4). Blocks
 * with clipped or hidden pixels are left out: they show no noise.
 */
export function noiseLevel({ width, height, depth, data }: Pixels): readonly [number, number, number] {
  const full = depth === 8 ? 255 : 65535;
  const blocks = Math.floor(width / 2) * Math.floor(height / 2);
  const stride = Math.max(1, Math.ceil(blocks / ENOUGH));
  const found = COLOUR_AXES.map(() => new Float32Array(Math.ceil(blocks / stride)));
  const columns = Math.floor(width / 2);
  let count = 0;
  for (let block = 0; block < blocks; block += stride) {
    const first = 8 * (Math.floor(block / columns) * width + (block % columns));
    const corners = [first, first + 4, first + 4 * width, first + 4 * width + 4] as const;
    if (corners.some((at) => !shows(data, at, full))) continue;
    const detail = [0, 1, 2].map((c) => {
      const [a, b, d, e] = corners.map((at) => data[at + c] ?? 0) as [number, number, number, number];
      return (a - b - d + e) / (2 * full);
    });
    COLOUR_AXES.forEach((axis, i) => {
      const along = axis.reduce((sum, share, c) => sum + share * (detail[c] ?? 0), 0);
      const list = found[i];
      if (list) list[count] = Math.abs(along);
    });
    count += 1;
  }
  const deviation = (list: Float32Array | undefined) =>
    ((list?.subarray(0, count).sort() ?? [])[Math.floor(count / 2)] ?? 0) / MEDIAN_OF_NORMAL;
  return [deviation(found[0]), deviation(found[1]), deviation(found[2])];
}

/** Whether a pixel is visible and no channel lies at an end of its range. */
function shows(data: Pixels['data'], at: number, full: number): boolean {
  if (data[at + 3] === 0) return false;
  for (let c = at; c < at + 3; c += 1) if (data[c] === 0 || data[c] === full) return false;
  return true;
}
