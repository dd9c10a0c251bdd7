/** Arithmetic on long Float32Arrays; sums are kept in float64, in four lanes so that they overlap. */

/** a · b */
export function dot(a: Float32Array, b: Float32Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const n = a.length;
  const end = n - (n % 4);
  for (let i = 0; i < end; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (let i = end; i < n; i += 1) s0 += a[i]! * b[i]!;
  return s0 + s1 + s2 + s3;
}

/**
 * y ← y + k·x, and the new y · z, in one pass: the inner step of L-BFGS is bound by memory, and this
 * reads y once instead of twice.
 */
export function addScaledThenDot(y: Float32Array, k: number, x: Float32Array, z: Float32Array): number {
  let s0 = 0;
  let s1 = 0;
  const n = y.length;
  const end = n - (n % 2);
  for (let i = 0; i < end; i += 2) {
    const y0 = y[i]! + k * x[i]!;
    const y1 = y[i + 1]! + k * x[i + 1]!;
    y[i] = y0;
    y[i + 1] = y1;
    s0 += y0 * z[i]!;
    s1 += y1 * z[i + 1]!;
  }
  if (end < n) {
    const last = y[end]! + k * x[end]!;
    y[end] = last;
    s0 += last * z[end]!;
  }
  return s0 + s1;
}

/** out ← x + k·d */
export function stepAlong(out: Float32Array, x: Float32Array, k: number, d: Float32Array): void {
  for (let i = 0; i < out.length; i += 1) out[i] = x[i]! + k * d[i]!;
}

/** out ← −x, and the new out · z. */
export function negateThenDot(out: Float32Array, x: Float32Array, z: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < out.length; i += 1) {
    const value = -x[i]!;
    out[i] = value;
    sum += value * z[i]!;
  }
  return sum;
}

/** y ← k·y, and the new y · z. */
export function scaleThenDot(y: Float32Array, k: number, z: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i += 1) {
    const value = k * y[i]!;
    y[i] = value;
    sum += value * z[i]!;
  }
  return sum;
}

/** s ← a − b and y ← g − h; returns s · y and y · y. */
export function twoDifferences(
  s: Float32Array,
  a: Float32Array,
  b: Float32Array,
  y: Float32Array,
  g: Float32Array,
  h: Float32Array,
): { readonly sy: number; readonly yy: number } {
  let [sy, yy] = [0, 0];
  for (let i = 0; i < s.length; i += 1) {
    const step = a[i]! - b[i]!;
    const change = g[i]! - h[i]!;
    s[i] = step;
    y[i] = change;
    sy += step * change;
    yy += change * change;
  }
  return { sy, yy };
}
