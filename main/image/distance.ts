/**
 * The squared distance of each pixel to the nearest one that is marked, exact; Infinity where none is. Felzenszwalb &
 * Huttenlocher 2012, Distance Transforms of Sampled Functions: the lower envelope of parabolas, across and then down.
 * @param marked above 0 where marked, width · height.
 */
export function squaredDistance(marked: ArrayLike<number>, width: number, height: number): Float64Array {
  const distance = new Float64Array(width * height);
  for (let at = 0; at < distance.length; at++) distance[at] = marked[at]! > 0 ? 0 : Infinity;
  const longest = Math.max(width, height);
  const line = {
    values: new Float64Array(longest),
    at: new Int32Array(longest),
    from: new Float64Array(longest),
  };
  for (let y = 0; y < height; y++) alongLine(distance, y * width, 1, width, line);
  for (let x = 0; x < width; x++) alongLine(distance, x, width, height, line);
  return distance;
}

interface Line {
  readonly values: Float64Array;
  /** Where the parabolas of the envelope have their lowest points. */
  readonly at: Int32Array;
  /** From where on each is the lowest. */
  readonly from: Float64Array;
}

/** D(p) = min over q of (p − q)² + f(q), along one line. */
function alongLine(
  all: Float64Array,
  start: number,
  step: number,
  length: number,
  { values, at, from }: Line,
): void {
  let last = -1;
  for (let q = 0; q < length; q++) {
    const value = all[start + q * step]!;
    values[q] = value;
    if (value === Infinity) continue;
    let meets = -Infinity;
    while (last >= 0) {
      const p = at[last]!;
      meets = (value + q * q - values[p]! - p * p) / (2 * (q - p));
      if (meets > from[last]!) break;
      last -= 1;
      meets = -Infinity;
    }
    last += 1;
    at[last] = q;
    from[last] = meets;
  }
  if (last < 0) return;
  for (let p = 0, k = 0; p < length; p++) {
    while (k < last && from[k + 1]! < p) k += 1;
    const q = at[k]!;
    all[start + p * step] = (p - q) * (p - q) + values[q]!;
  }
}
