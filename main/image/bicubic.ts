import type { Planes } from './pixels.ts';
import { checkSize, filter, filterColumns, filterRows, type Kernel } from './separable.ts';

/**
 * Resizes as MATLAB's `imresize(…, 'bicubic')` did when the benchmarks of super-resolution were made. The
 * kernel is Keys's cubic convolution with a = −½ ("Cubic convolution interpolation for digital image
 * processing", IEEE Trans. ASSP 29(6), 1981, eq. 15),
 *
 *     k(x) = 3/2 |x|³ − 5/2 |x|² + 1            for |x| ≤ 1,
 *          = −1/2 |x|³ + 5/2 |x|² − 4 |x| + 2   for 1 < |x| < 2, else 0,
 *
 * stretched to s·k(s·x) when shrinking by s < 1 so that nothing aliases. Pixel centres lie at i + ½,
 * s is to / from on each axis, and weights sum to 1. Beyond its edges the picture goes on as its outermost
 * pixels: every value of the benchmarks' files comes out so, not so with the mirrored edges of later
 * versions. Values may overshoot 0…1 beside hard edges. The same size gives the same numbers.
 */
export function bicubic(planes: Planes, width: number, height: number): Planes {
  return { width, height, data: bicubicChannels(planes.data, 3, planes.width, planes.height, width, height) };
}

/** {@link bicubic} for any number of planes: `channels` · height · width values in and out. */
export function bicubicChannels(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array {
  return bicubicBand(data, channels, width, height, toWidth, toHeight, { from: 0, to: toHeight });
}

/**
 * The rows `from` … `to` − 1 of what {@link bicubicChannels} gives, `channels` · (to − from) · toWidth
 * values: a large picture never has to be there as a whole. The numbers are the same
 * to within the rounding of float32.
 */
export function bicubicBand(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
  band: { readonly from: number; readonly to: number },
): Float32Array {
  const seen = rowsBehind(height, toHeight, band);
  const rows = cutRows(data, channels, width, height, seen.from, seen.to);
  return bicubicOfRows(rows, channels, width, height, toWidth, toHeight, band);
}

/** The rows `from` … `to` − 1 of a picture that a band of its enlargement or reduction is made of. */
export function rowsBehind(
  height: number,
  toHeight: number,
  band: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  checkSize(1, toHeight);
  if (!(band.from >= 0 && band.from < band.to && band.to <= toHeight)) {
    throw new RangeError(`rows ${band.from} to ${band.to} are not inside ${toHeight} rows`);
  }
  if (toHeight === height) return band;
  const { start, taps } = cubic(height, toHeight, band.from, band.to);
  return { from: start.at(0) ?? 0, to: (start.at(-1) ?? 0) + taps };
}

/** {@link bicubicBand} from just the rows that {@link rowsBehind} names, of a picture that need not be there as a whole. */
export function bicubicOfRows(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
  band: { readonly from: number; readonly to: number },
): Float32Array {
  checkSize(toWidth, toHeight);
  const { from, to } = rowsBehind(height, toHeight, band);
  const columns = toWidth === width ? null : cubic(width, toWidth, 0, toWidth);
  const rows = toHeight === height ? null : cubic(height, toHeight, band.from, band.to);
  const shifted = rows && { ...rows, start: rows.start.map((start) => start - from) };
  return filter(data, channels, width, to - from, columns, shifted);
}

/**
 * {@link bicubicChannels} as MATLAB computes it for uint8, 0…255 in and out: one axis after the other,
 * the one with the smaller scale first and rows before columns where they are equal, rounded and clipped
 * to 0…255 after each. The pictures that benchmarks shrink and enlarge were made so.
 */
export function bicubic8(
  data: Uint8Array,
  channels: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Uint8Array {
  checkSize(toWidth, toHeight);
  const columns = cubic(width, toWidth, 0, toWidth);
  const rows = cubic(height, toHeight, 0, toHeight);
  if (toHeight / height <= toWidth / width) {
    const tall = roundTo8(filterRows(Float32Array.from(data), channels, width, height, rows));
    return roundTo8(filterColumns(Float32Array.from(tall), channels * toHeight, width, columns));
  }
  const wide = roundTo8(filterColumns(Float32Array.from(data), channels * height, width, columns));
  return roundTo8(filterRows(Float32Array.from(wide), channels, toWidth, height, rows));
}

/** To the nearest of 0…255; halves go up. */
function roundTo8(values: Float32Array): Uint8Array {
  const out = new Uint8Array(values.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(0, Math.min(255, Math.floor((values[i] ?? 0) + 0.5)));
  }
  return out;
}

function cutRows(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  first: number,
  end: number,
): Float32Array {
  if (end - first === height) return data;
  const out = new Float32Array(channels * (end - first) * width);
  for (let c = 0; c < channels; c++) {
    const plane = data.subarray((c * height + first) * width, (c * height + end) * width);
    out.set(plane, c * (end - first) * width);
  }
  return out;
}

/** The taps for output positions `first` … `end` − 1 of `to`; what they would see beyond an edge they see at the edge. */
function cubic(from: number, to: number, first: number, end: number): Kernel {
  const scale = to / from;
  const shrink = Math.min(1, scale);
  const radius = 2 / shrink;
  const taps = Math.min(from, Math.ceil(2 * radius));
  const start = new Int32Array(end - first);
  const weights = new Float32Array((end - first) * taps);
  const row = new Float64Array(taps);
  for (let i = 0; i < start.length; i++) {
    const centre = (first + i + 0.5) / scale - 0.5;
    const lowest = Math.floor(centre - radius) + 1;
    const begin = Math.max(0, Math.min(from - taps, lowest));
    let sum = 0;
    row.fill(0);
    for (let at = lowest; at < centre + radius; at++) {
      const weight = keys((at - centre) * shrink);
      const tap = Math.max(0, Math.min(from - 1, at)) - begin;
      row[tap] = (row[tap] ?? 0) + weight;
      sum += weight;
    }
    start[i] = begin;
    for (let k = 0; k < taps; k++) weights[i * taps + k] = (row[k] ?? 0) / sum;
  }
  return { taps, start, weights };
}

function keys(x: number): number {
  const t = Math.abs(x);
  if (t <= 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}
