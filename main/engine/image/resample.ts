import type { Planes } from './pixels.ts';

/** Taps of one output position: `weights[i · taps + k]` belongs to input `start[i] + k`. */
interface Kernel {
  readonly taps: number;
  readonly start: Int32Array;
  readonly weights: Float32Array;
}

const LOBES = 3;

/**
 * Resizes with the separable Lanczos-3 kernel, widened by the scale when shrinking so that nothing
 * aliases (Turkowski, "Filters for common resampling tasks", Graphics Gems 1990). Pixel centres lie at
 * i + ½; weights sum to 1 and are renormalised at the edges. Values may overshoot 0…1 beside hard edges.
 * The same size gives the same numbers.
 */
export function resize(planes: Planes, width: number, height: number): Planes {
  return { width, height, data: resizeChannels(planes.data, 3, planes.width, planes.height, width, height) };
}

/** {@link resize} for any number of planes: `channels` · height · width values in and out. */
export function resizeChannels(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array {
  if (toWidth < 1 || toHeight < 1 || !Number.isInteger(toWidth) || !Number.isInteger(toHeight)) {
    throw new RangeError(`cannot resize to ${toWidth} × ${toHeight}`);
  }
  if (toHeight <= height) {
    const shorter = resizeRows(data, channels, width, height, toHeight);
    return resizeColumns(shorter, channels * toHeight, width, toWidth);
  }
  const wide = resizeColumns(data, channels * height, width, toWidth);
  return resizeRows(wide, channels, toWidth, height, toHeight);
}

/**
 * Weighted sums of whole rows, four at a time because that halves the trips through memory. It is the
 * faster of the two passes, so it takes the one with more pixels.
 */
function resizeRows(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  toHeight: number,
): Float32Array {
  if (toHeight === height) return data.slice();
  const { taps, start, weights } = lanczos(height, toHeight);
  const out = new Float32Array(channels * toHeight * width);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < toHeight; y++) {
      const sum = out.subarray((c * toHeight + y) * width, (c * toHeight + y + 1) * width);
      const first = start[y] ?? 0;
      const row = (k: number): Float32Array => {
        const from = (c * height + Math.min(first + k, height - 1)) * width;
        return data.subarray(from, from + width);
      };
      const weight = (k: number): number => (k < taps ? (weights[y * taps + k] ?? 0) : 0);
      for (let k = 0; k < taps; k += 4) {
        addRows(
          sum,
          [row(k), row(k + 1), row(k + 2), row(k + 3)],
          [weight(k), weight(k + 1), weight(k + 2), weight(k + 3)],
        );
      }
    }
  }
  return out;
}

type Four<T> = readonly [T, T, T, T];

function addRows(sum: Float32Array, [a, b, c, d]: Four<Float32Array>, [wa, wb, wc, wd]: Four<number>): void {
  for (let x = 0; x < sum.length; x++) {
    sum[x] = (sum[x] ?? 0) + wa * (a[x] ?? 0) + wb * (b[x] ?? 0) + wc * (c[x] ?? 0) + wd * (d[x] ?? 0);
  }
}

function resizeColumns(data: Float32Array, rows: number, width: number, toWidth: number): Float32Array {
  if (toWidth === width) return data.slice();
  const { taps, start, weights } = lanczos(width, toWidth);
  const out = new Float32Array(rows * toWidth);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < toWidth; x++) {
      const from = y * width + (start[x] ?? 0);
      let sum = 0;
      for (let k = 0; k < taps; k++) sum += (weights[x * taps + k] ?? 0) * (data[from + k] ?? 0);
      out[y * toWidth + x] = sum;
    }
  }
  return out;
}

/** The taps for every output position; `start` and `start + taps` stay inside the input. */
function lanczos(from: number, to: number): Kernel {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const radius = LOBES * stretch;
  const taps = Math.min(from, Math.ceil(2 * radius) + 1);
  const start = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.min(from - taps, Math.ceil(centre - radius - 0.5)));
    start[i] = first;
    const row = Array.from({ length: taps }, (_, k) => lanczos3((first + k + 0.5 - centre) / stretch));
    const sum = row.reduce((total, weight) => total + weight, 0);
    row.forEach((weight, k) => (weights[i * taps + k] = weight / sum));
  }
  return { taps, start, weights };
}

/** sinc(x) · sinc(x / 3) inside |x| < 3, else 0. */
function lanczos3(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const px = Math.PI * x;
  return (LOBES * Math.sin(px) * Math.sin(px / LOBES)) / (px * px);
}
