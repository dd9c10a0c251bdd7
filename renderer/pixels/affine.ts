import type { Affine } from '../../preload/contract/affine.ts';
import type { Rect } from './rect.ts';

export { chain } from '../../preload/contract/affine.ts';
export type { Affine };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const identity: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export function translation(dx: number, dy: number): Affine {
  return { ...identity, e: dx, f: dy };
}

export function scaling(sx: number, sy: number, about: Point = { x: 0, y: 0 }): Affine {
  return { a: sx, b: 0, c: 0, d: sy, e: about.x * (1 - sx), f: about.y * (1 - sy) };
}

/** Clockwise on the screen, where y runs down. Quarter turns are exact. */
export function rotation(degrees: number, about: Point = { x: 0, y: 0 }): Affine {
  const { cos, sin } = directionOf(degrees);
  const turn = { a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 };
  return around(turn, about);
}

/** The tangents of the angles by which the axes lean. */
export function skewing(x: number, y: number, about: Point = { x: 0, y: 0 }): Affine {
  return around({ a: 1, b: y, c: x, d: 1, e: 0, f: 0 }, about);
}

function directionOf(degrees: number): { cos: number; sin: number } {
  const quarters = degrees / 90;
  if (!Number.isInteger(quarters)) {
    const angle = (degrees * Math.PI) / 180;
    return { cos: Math.cos(angle), sin: Math.sin(angle) };
  }
  const at = ((quarters % 4) + 4) % 4;
  return { cos: [1, 0, -1, 0][at] ?? 1, sin: [0, 1, 0, -1][at] ?? 0 };
}

/** The same linear map with another fixed point. */
export function around({ a, b, c, d }: Affine, { x, y }: Point): Affine {
  return { a, b, c, d, e: x - a * x - c * y, f: y - b * x - d * y };
}

export function determinant({ a, b, c, d }: Affine): number {
  return a * d - b * c;
}

/** Fails for a map that flattens the plane. */
export function invert(map: Affine): Affine {
  const { a, b, c, d, e, f } = map;
  const size = determinant(map);
  if (size === 0) throw new Error('A map onto a line has no inverse.');
  return {
    a: d / size,
    b: -b / size,
    c: -c / size,
    d: a / size,
    e: (c * f - d * e) / size,
    f: (b * e - a * f) / size,
  };
}

export function apply({ a, b, c, d, e, f }: Affine, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Corners from the top left, clockwise. */
export type Quad = readonly [Point, Point, Point, Point];

export function quadOf({ x, y, width, height }: Rect, map: Affine = identity): Quad {
  return [
    apply(map, { x, y }),
    apply(map, { x: x + width, y }),
    apply(map, { x: x + width, y: y + height }),
    apply(map, { x, y: y + height }),
  ];
}

/** The whole pixels that a mapped rectangle touches; a hair over an edge doesn't count. */
export function boundsUnder(map: Affine, rect: Rect): Rect {
  const hair = 1e-6;
  const corners = quadOf(rect, map);
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const x = Math.floor(Math.min(...xs) + hair);
  const y = Math.floor(Math.min(...ys) + hair);
  return {
    x,
    y,
    width: Math.ceil(Math.max(...xs) - hair) - x,
    height: Math.ceil(Math.max(...ys) - hair) - y,
  };
}
