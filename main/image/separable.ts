/** The taps of a filter along one axis: `weights[i · taps + k]` takes input `start[i] + k` to output `i`. */
export interface Kernel {
  readonly taps: number;
  /** `start[i]` and `start[i] + taps` stay inside the input. */
  readonly start: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Filters `channels` planes of height · width values along both axes; `null` leaves an axis as it is.
 * Shrinking rows come first and growing rows last, because weighing rows is the faster of the two passes
 * and takes the one with more pixels.
 * @returns a new array of channels · rows · columns values.
 */
export function filter(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  columns: Kernel | null,
  rows: Kernel | null,
): Float32Array {
  const toWidth = columns ? columns.start.length : width;
  const toHeight = rows ? rows.start.length : height;
  if (!rows) return columns ? filterColumns(data, channels * height, width, columns) : data.slice();
  if (!columns) return filterRows(data, channels, width, height, rows);
  if (toHeight <= height) {
    const shorter = filterRows(data, channels, width, height, rows);
    return filterColumns(shorter, channels * toHeight, width, columns);
  }
  const wide = filterColumns(data, channels * height, width, columns);
  return filterRows(wide, channels, toWidth, height, rows);
}

/** Weighted sums of whole rows, four at a time because that halves the trips through memory. */
export function filterRows(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  { taps, start, weights }: Kernel,
): Float32Array {
  const toHeight = start.length;
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

/** Weighted sums along each of `rows` rows. */
export function filterColumns(
  data: Float32Array,
  rows: number,
  width: number,
  { taps, start, weights }: Kernel,
): Float32Array {
  const toWidth = start.length;
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

/** @throws RangeError for a size that no picture has. */
export function checkSize(width: number, height: number): void {
  if (width < 1 || height < 1 || !Number.isInteger(width) || !Number.isInteger(height)) {
    throw new RangeError(`cannot resize to ${width} × ${height}`);
  }
}
