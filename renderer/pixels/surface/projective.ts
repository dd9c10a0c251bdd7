import { apply } from '../affine.ts';
import type { Affine, Point, Quad } from '../affine.ts';
import type { Rect } from '../rect.ts';

/** x' = (a·x + b·y + c) / w, y' = (d·x + e·y + f) / w, w = g·x + h·y + i: straight lines stay straight. */
export interface Projective {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g: number;
  readonly h: number;
  readonly i: number;
}

/**
 * The one that brings a rectangle's corners onto four others, from the top left clockwise (Heckbert, "Fundamentals of
 * texture mapping and image warping", 1989, 2.2.3). They must span a convex figure.
 */
export function ontoQuad(rect: Rect, corners: Quad): Projective {
  const [p, q, r, s] = corners;
  const [dx1, dy1] = [q.x - r.x, q.y - r.y];
  const [dx2, dy2] = [s.x - r.x, s.y - r.y];
  const [sx, sy] = [p.x - q.x + r.x - s.x, p.y - q.y + r.y - s.y];
  const size = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / size;
  const h = (dx1 * sy - sx * dy1) / size;
  const unit = {
    ...{ a: q.x - p.x + g * q.x, b: s.x - p.x + h * s.x, c: p.x },
    ...{ d: q.y - p.y + g * q.y, e: s.y - p.y + h * s.y, f: p.y },
    ...{ g, h, i: 1 },
  };
  const { x, y, width, height } = rect;
  return before(unit, { a: 1 / width, b: 0, c: 0, d: 1 / height, e: -x / width, f: -y / height });
}

/** Whether four corners span a convex figure with an inside, whichever way round they go. */
export function isConvex(corners: Quad): boolean {
  const turns = corners.map((at, index) => {
    const [next, last] = [corners[(index + 1) % 4]!, corners[(index + 2) % 4]!];
    return (next.x - at.x) * (last.y - next.y) - (next.y - at.y) * (last.x - next.x);
  });
  const least = 1e-3;
  return turns.every((turn) => turn > least) || turns.every((turn) => turn < -least);
}

export function fromAffine({ a, b, c, d, e, f }: Affine): Projective {
  return { a, b: c, c: e, d: b, e: d, f, g: 0, h: 0, i: 1 };
}

/** An affine map, and then a projective one. */
function before(p: Projective, m: Affine): Projective {
  const row = (x: number, y: number, w: number) =>
    [x * m.a + y * m.b, x * m.c + y * m.d, x * m.e + y * m.f + w] as const;
  const [[a, b, c], [d, e, f], [g, h, i]] = [row(p.a, p.b, p.c), row(p.d, p.e, p.f), row(p.g, p.h, p.i)];
  return { a, b, c, d, e, f, g, h, i };
}

/** A projective map, and then an affine one. */
export function after(p: Projective, m: Affine): Projective {
  const x = (own: number, other: number, w: number) => m.a * own + m.c * other + m.e * w;
  const y = (own: number, other: number, w: number) => m.b * own + m.d * other + m.f * w;
  return {
    ...{ a: x(p.a, p.d, p.g), b: x(p.b, p.e, p.h), c: x(p.c, p.f, p.i) },
    ...{ d: y(p.a, p.d, p.g), e: y(p.b, p.e, p.h), f: y(p.c, p.f, p.i) },
    ...{ g: p.g, h: p.h, i: p.i },
  };
}

/** Up to a factor, which the division takes out again. */
export function invertProjective({ a, b, c, d, e, f, g, h, i }: Projective): Projective {
  return {
    ...{ a: e * i - f * h, b: c * h - b * i, c: b * f - c * e },
    ...{ d: f * g - d * i, e: a * i - c * g, f: c * d - a * f },
    ...{ g: d * h - e * g, h: b * g - a * h, i: a * e - b * d },
  };
}

export function project(p: Projective, { x, y }: Point): Point {
  const w = p.g * x + p.h * y + p.i;
  return { x: (p.a * x + p.b * y + p.c) / w, y: (p.d * x + p.e * y + p.f) / w };
}

/** Corners of a rectangle under an affine map need no more than that. */
export function quadUnder(corners: Quad, map: Affine): Quad {
  const [p, q, r, s] = corners;
  return [apply(map, p), apply(map, q), apply(map, r), apply(map, s)];
}
