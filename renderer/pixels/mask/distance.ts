import type { Plane } from './blocks.ts';

/**
 * The squared Euclidean distance of every pixel to the nearest one whose value is above the threshold,
 * between centres, exact; Infinity where there is none. Along columns by two scans, along rows by the
 * lower envelope of parabolas (Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", 2012).
 */
export function squaredDistance({ width, height, data }: Plane, above: number): Float32Array {
  const out = new Float32Array(width * height);
  scanColumns(data, width, height, above, out);
  const apex = new Int32Array(width);
  const from = new Float64Array(width + 1);
  const line = new Float64Array(width);
  for (let y = 0; y < height; y += 1) lowerEnvelope(out, y * width, width, line, apex, from);
  return out;
}

/** Squared distance to the nearest within each column. */
function scanColumns(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  above: number,
  out: Float32Array,
): void {
  for (let i = 0; i < out.length; i += 1) {
    out[i] = data[i]! > above ? 0 : i < width ? Infinity : out[i - width]! + 1;
  }
  for (let i = out.length - width - 1; i >= 0; i -= 1) out[i] = Math.min(out[i]!, out[i + width]! + 1);
  for (let i = 0; i < width * height; i += 1) out[i] = out[i]! * out[i]!;
}

/** Replaces a row f by min over q of (x − q)² + f(q). */
function lowerEnvelope(
  out: Float32Array,
  start: number,
  width: number,
  line: Float64Array,
  apex: Int32Array,
  from: Float64Array,
): void {
  let count = 0;
  for (let q = 0; q < width; q += 1) {
    const value = out[start + q]!;
    line[q] = value;
    if (value === Infinity) continue;
    let at = -Infinity;
    while (count > 0) {
      const p = apex[count - 1]!;
      at = (value + q * q - line[p]! - p * p) / (2 * (q - p));
      if (at > from[count - 1]!) break;
      count -= 1;
    }
    apex[count] = q;
    from[count] = count === 0 ? -Infinity : at;
    count += 1;
  }
  if (count === 0) return;
  from[count] = Infinity;
  let k = 0;
  for (let x = 0; x < width; x += 1) {
    while (from[k + 1]! < x) k += 1;
    const q = apex[k]!;
    out[start + x] = (x - q) * (x - q) + line[q]!;
  }
}
