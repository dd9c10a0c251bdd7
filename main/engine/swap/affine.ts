/** (x, y) ↦ (a·x + b·y + c, d·x + e·y + f). */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** x₀, y₀, x₁, y₁ … */
export type Points = ArrayLike<number>;

export function applyTo({ a, b, c, d, e, f }: Affine, points: Points): Float32Array {
  const moved = new Float32Array(points.length);
  for (let i = 0; i < moved.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    moved[i] = a * x + b * y + c;
    moved[i + 1] = d * x + e * y + f;
  }
  return moved;
}

export function inverse({ a, b, c, d, e, f }: Affine): Affine {
  const size = a * e - b * d;
  return {
    ...{ a: e / size, b: -b / size, c: (b * f - c * e) / size },
    ...{ d: -d / size, e: a / size, f: (c * d - a * f) / size },
  };
}

/** First `first`, then `second`. */
export function compose(first: Affine, second: Affine): Affine {
  const { a, b, c, d, e, f } = second;
  return {
    a: a * first.a + b * first.d,
    b: a * first.b + b * first.e,
    c: a * first.c + b * first.f + c,
    d: d * first.a + e * first.d,
    e: d * first.b + e * first.e,
    f: d * first.c + e * first.f + f,
  };
}

/** By how much lengths grow, of an even one: the root of the area's growth. */
export function scaleOf({ a, b, d, e }: Affine): number {
  return Math.sqrt(Math.abs(a * e - b * d));
}

/**
 * The turn, scale and shift that takes points nearest to others in the sense of least squares, without reflection
 * (Umeyama 1991, in the plane, where its singular value decomposition comes to one angle).
 */
export function fitSimilarity(from: Points, to: Points): Affine {
  const count = from.length / 2;
  const [fx, fy, tx, ty] = [...meanOf(from), ...meanOf(to)] as [number, number, number, number];
  let [along, across, power] = [0, 0, 0];
  for (let i = 0; i < 2 * count; i += 2) {
    const [x, y] = [from[i]! - fx, from[i + 1]! - fy];
    const [u, v] = [to[i]! - tx, to[i + 1]! - ty];
    along += x * u + y * v;
    across += x * v - y * u;
    power += x * x + y * y;
  }
  const [cos, sin] = [along / power, across / power];
  return { a: cos, b: -sin, c: tx - cos * fx + sin * fy, d: sin, e: cos, f: ty - sin * fx - cos * fy };
}

/** The affine map that takes points nearest to others in the sense of least squares, by its normal equations. */
export function fitAffine(from: Points, to: Points): Affine {
  const [fx, fy, tx, ty] = [...meanOf(from), ...meanOf(to)] as [number, number, number, number];
  let [xx, xy, yy, xu, yu, xv, yv] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < from.length; i += 2) {
    const [x, y] = [from[i]! - fx, from[i + 1]! - fy];
    const [u, v] = [to[i]! - tx, to[i + 1]! - ty];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xu += x * u;
    yu += y * u;
    xv += x * v;
    yv += y * v;
  }
  const size = xx * yy - xy * xy;
  const [a, b] = [(xu * yy - yu * xy) / size, (yu * xx - xu * xy) / size];
  const [d, e] = [(xv * yy - yv * xy) / size, (yv * xx - xv * xy) / size];
  return { a, b, c: tx - a * fx - b * fy, d, e, f: ty - d * fx - e * fy };
}

function meanOf(points: Points): [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    x += points[i]!;
    y += points[i + 1]!;
  }
  return [(2 * x) / points.length, (2 * y) / points.length];
}
