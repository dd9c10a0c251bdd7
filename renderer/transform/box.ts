import {
  apply,
  around,
  chain,
  determinant,
  invert,
  quadOf,
  rotation,
  scaling,
  skewing,
} from '../pixels/affine.ts';
import type { Affine, Point, Quad } from '../pixels/affine.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Patch } from '../pixels/surface/patch.ts';

/** What free transform holds: a rectangle of the picture as it was, and where it has been mapped to. */
export interface Box {
  readonly rect: Rect;
  readonly map: Affine;
  /** How the picture as it was is bent before that: the rectangle is then the one around what came of it. */
  readonly bend: Bend | null;
  /** What it turns about, as a part of the rectangle: (0, 0) its top left, (1, 1) its bottom right. */
  readonly pivot: Point;
}

/** How a rectangle is bent before the box's own map: by a mesh, then onto four corners. */
export interface Bend {
  readonly from: Rect;
  readonly patch: Patch | null;
  readonly corners: Quad;
}

/** A handle by its place in the rectangle: 0, 0.5 or 1 across and down; the middle is none. */
export interface Handle {
  readonly u: 0 | 0.5 | 1;
  readonly v: 0 | 0.5 | 1;
}

/** Clockwise from the top left. */
export const handles: readonly Handle[] = [
  { u: 0, v: 0 },
  { u: 0.5, v: 0 },
  { u: 1, v: 0 },
  { u: 1, v: 0.5 },
  { u: 1, v: 1 },
  { u: 0.5, v: 1 },
  { u: 0, v: 1 },
  { u: 0, v: 0.5 },
];

/** A place in the rectangle as a point of the picture as it was. */
export function inRect({ x, y, width, height }: Rect, { x: u, y: v }: Point): Point {
  return { x: x + u * width, y: y + v * height };
}

export function handleAt({ rect, map }: Box, { u, v }: Handle): Point {
  return apply(map, inRect(rect, { x: u, y: v }));
}

export function pivotOf({ rect, map, pivot }: Box): Point {
  return apply(map, inRect(rect, pivot));
}

export interface Dragging {
  /** Corners keep the ratio. */
  readonly keepRatio: boolean;
  /** About the pivot instead of what lies opposite. */
  readonly centred: boolean;
  /** Edges lean instead of moving. */
  readonly skew: boolean;
}

/** The box with a handle brought to a point. Nothing changes where it would vanish. */
export function dragHandle(box: Box, { u, v }: Handle, to: Point, how: Dragging): Box {
  const { rect, map } = box;
  const from = inRect(rect, { x: u, y: v });
  const fixed = inRect(rect, how.centred ? box.pivot : { x: 1 - u, y: 1 - v });
  const target = apply(invert(map), to);
  const [wide, high] = [from.x - fixed.x, from.y - fixed.y];
  if (how.skew && (u === 0.5) !== (v === 0.5)) {
    const level = u === 0.5;
    const lean = level ? (target.x - from.x) / high : (target.y - from.y) / wide;
    if (!Number.isFinite(lean)) return box;
    return { ...box, map: chain(skewing(level ? lean : 0, level ? 0 : lean, fixed), map) };
  }
  let sx = u === 0.5 || wide === 0 ? 1 : (target.x - fixed.x) / wide;
  let sy = v === 0.5 || high === 0 ? 1 : (target.y - fixed.y) / high;
  if (how.keepRatio && u !== 0.5 && v !== 0.5) {
    sx = ((target.x - fixed.x) * wide + (target.y - fixed.y) * high) / (wide * wide + high * high);
    sy = sx;
  }
  const next = chain(scaling(sx, sy, fixed), map);
  return Math.abs(determinant(next)) < 1e-9 ? box : { ...box, map: next };
}

export function moveBox(box: Box, dx: number, dy: number): Box {
  return { ...box, map: { ...box.map, e: box.map.e + dx, f: box.map.f + dy } };
}

/** Turns it about its pivot as the pointer went around it, to whole steps of degrees where one is given. */
export function turnBox(box: Box, from: Point, to: Point, step: number | null): Box {
  const about = pivotOf(box);
  const angle = (point: Point) => (Math.atan2(point.y - about.y, point.x - about.x) * 180) / Math.PI;
  const turn = angle(to) - angle(from);
  if (step === null) return turnBy(box, turn);
  const now = numbersOf(box).angle;
  return turnBy(box, Math.round((now + turn) / step) * step - now);
}

export function turnBy(box: Box, degrees: number): Box {
  return { ...box, map: chain(box.map, rotation(degrees, pivotOf(box))) };
}

/** Mirrors it where it lies. */
export function flipBox(box: Box, axis: 'horizontal' | 'vertical'): Box {
  const mirror = axis === 'horizontal' ? scaling(-1, 1) : scaling(1, -1);
  return { ...box, map: chain(box.map, around(mirror, pivotOf(box))) };
}

/** A box's map as people enter it: where its pivot lies, its size in per cent, its turn and lean in degrees. */
export interface Numbers {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
  readonly skew: number;
}

/** The map is a lean, then a scaling, then a turn. */
export function numbersOf(box: Box): Numbers {
  const { a, b, c, d } = box.map;
  const mirrored = a < 0 && determinant(box.map) < 0;
  const sx = mirrored ? -Math.hypot(a, b) : Math.hypot(a, b);
  const { x, y } = pivotOf(box);
  return {
    x,
    y,
    width: sx * 100,
    height: (determinant(box.map) / sx) * 100,
    angle: (Math.atan2(mirrored ? -b : b, mirrored ? -a : a) * 180) / Math.PI,
    skew: (Math.atan((a * c + b * d) / (sx * sx)) * 180) / Math.PI,
  };
}

export function withNumbers(box: Box, change: Partial<Numbers>): Box {
  const { x, y, width, height, angle, skew } = { ...numbersOf(box), ...change };
  if (width === 0 || height === 0 || Math.abs(skew) >= 90) return box;
  const lean = skewing(Math.tan((skew * Math.PI) / 180), 0);
  const linear = chain(chain(lean, scaling(width / 100, height / 100)), rotation(angle));
  const moved = { ...box, map: linear };
  const at = pivotOf(moved);
  return moveBox(moved, x - at.x, y - at.y);
}

/** What lies under a point: a handle, the pivot, the inside, or the outside, where one turns. */
export type Grip =
  { readonly kind: 'handle'; readonly handle: Handle } | { readonly kind: 'pivot' | 'inside' | 'outside' };

/** `near` in pixels of the picture. */
export function gripAt(box: Box, point: Point, near: number): Grip {
  const close = (at: Point) => Math.hypot(at.x - point.x, at.y - point.y) <= near;
  const handle = handles.find((each) => close(handleAt(box, each)));
  if (handle) return { kind: 'handle', handle };
  if (close(pivotOf(box))) return { kind: 'pivot' };
  const { x, y } = apply(invert(box.map), point);
  const { rect } = box;
  const inside = x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
  return { kind: inside ? 'inside' : 'outside' };
}

/** Brings the pivot to a point. */
export function withPivot(box: Box, to: Point): Box {
  const { x, y } = apply(invert(box.map), to);
  const { rect } = box;
  return { ...box, pivot: { x: (x - rect.x) / rect.width, y: (y - rect.y) / rect.height } };
}

/** The upright rectangle around the box as it lies, not rounded. */
export function outlineOf({ rect, map }: Box): Rect {
  const corners = quadOf(rect, map);
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Whether its edges run along the picture's, so that they may lie on whole pixels. */
export function isUpright({ map }: Box): boolean {
  const hair = 1e-9;
  return (
    (Math.abs(map.b) < hair && Math.abs(map.c) < hair) || (Math.abs(map.a) < hair && Math.abs(map.d) < hair)
  );
}
