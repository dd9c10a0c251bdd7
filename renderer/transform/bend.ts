import { apply, invert, quadOf } from '../pixels/affine.ts';
import type { Affine, Point } from '../pixels/affine.ts';
import { flatPatch, movePoint, pullPatch } from '../pixels/surface/patch.ts';
import { after, invertProjective, isConvex, ontoQuad, project } from '../pixels/surface/projective.ts';
import { finding, spotOf } from '../pixels/surface/surface.ts';
import type { Finding, Surface } from '../pixels/surface/surface.ts';
import { handles, inRect } from './box.ts';
import type { Bend, Box, Handle } from './box.ts';

/** What handles do: scale and turn, pull corners apart, pull them in pairs, or bend a mesh. */
export const transformModes = ['free', 'distort', 'perspective', 'warp'] as const;
export type TransformMode = (typeof transformModes)[number];

export function bendOf({ rect, bend }: Box): Bend {
  return bend ?? { from: rect, patch: null, corners: quadOf(rect) };
}

/** Where all of a box comes to lie. */
export function surfaceOf(box: Box): Surface {
  const { from, patch, corners } = bendOf(box);
  return { from, patch, onto: after(ontoQuad(from, corners), box.map) };
}

/** The box about what was bent. What would fold over is refused: the box stays as it is. */
export function withBend(box: Box, bend: Bend): Box {
  if (!isConvex(bend.corners)) return box;
  const outline = outlineOf({ from: bend.from, patch: bend.patch, onto: ontoQuad(bend.from, bend.corners) });
  const [xs, ys] = [outline.map(({ x }) => x), outline.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const rect = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  return rect.width < 1e-3 || rect.height < 1e-3 ? box : { ...box, rect, bend };
}

const along = 24;

/** The edge of a surface as a line around it. */
export function outlineOf(surface: Surface): readonly Point[] {
  const { x, y, width, height } = surface.from;
  const places = Array.from({ length: along }, (_, at) => at / along);
  const edge = [
    ...places.map((t) => [t, 0] as const),
    ...places.map((t) => [1, t] as const),
    ...places.map((t) => [1 - t, 1] as const),
    ...places.map((t) => [0, 1 - t] as const),
  ];
  return edge.map(([u, v]) => {
    const spot = spotOf(surface, x + u * width, y + v * height);
    return { x: spot.x, y: spot.y };
  });
}

/** A handle of the figure that the corners span, where it lies in the picture. */
export function cornerHandleAt(box: Box, { u, v }: Handle): Point {
  const { corners } = bendOf(box);
  const [p, q, r, s] = corners.map((corner) => apply(box.map, corner));
  if (!p || !q || !r || !s) return { x: 0, y: 0 };
  const between = (a: Point, b: Point, t: number) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
  return between(between(p, q, u), between(s, r, u), v);
}

/** A corner by its handle, or an edge's two, moved by so much of the picture. */
export function distort(box: Box, handle: Handle, dx: number, dy: number): Box {
  return moveCorners(box, inPlane(box.map, dx, dy), (at) => (belongs(handle, at) ? 1 : 0));
}

/** A corner and the one beside it in the way it goes, which goes the other way; an edge leans. */
export function perspective(box: Box, handle: Handle, dx: number, dy: number): Box {
  const by = inPlane(box.map, dx, dy);
  const onEdge = handle.u === 0.5 || handle.v === 0.5;
  const level = onEdge ? handle.u === 0.5 : Math.abs(by.x) >= Math.abs(by.y);
  const step = level ? { x: by.x, y: 0 } : { x: 0, y: by.y };
  return moveCorners(box, step, (at) => {
    if (belongs(handle, at)) return 1;
    const beside = level ? cornersAt[at]?.v === handle.v : cornersAt[at]?.u === handle.u;
    return beside && !onEdge ? -1 : 0;
  });
}

/** Each corner moved by so many times the step. */
function moveCorners(box: Box, step: Point, times: (corner: number) => number): Box {
  const bend = bendOf(box);
  const [p, q, r, s] = bend.corners;
  const moved = ({ x, y }: Point, at: number) => ({ x: x + times(at) * step.x, y: y + times(at) * step.y });
  return withBend(box, { ...bend, corners: [moved(p, 0), moved(q, 1), moved(r, 2), moved(s, 3)] });
}

const cornersAt = handles.filter(({ u, v }) => u !== 0.5 && v !== 0.5);

function belongs({ u, v }: Handle, corner: number): boolean {
  const at = cornersAt[corner];
  return !!at && (u === 0.5 || u === at.u) && (v === 0.5 || v === at.v);
}

/** A way in the picture as one before the map. */
function inPlane(map: Affine, dx: number, dy: number): Point {
  return apply(invert({ ...map, e: 0, f: 0 }), { x: dx, y: dy });
}

/** The mesh's points as they lie in the picture, row after row. */
export function meshAt(box: Box): readonly Point[] {
  const { from, patch } = bendOf(box);
  const { onto } = surfaceOf(box);
  return (patch ?? flatPatch(from)).map((point) => project(onto, point));
}

/** What of the mesh a press takes: a point of its edge, or a place in it. */
export type MeshGrip =
  { readonly kind: 'point'; readonly index: number } | (Point & { readonly kind: 'place' });

/** Points of the mesh that have handles: those of its edge, corners first where they meet. */
export const meshHandles = [0, 3, 12, 15, 1, 2, 4, 7, 8, 11, 13, 14] as const;

/** `near` in pixels of the picture. */
export function meshGripAt(box: Box, at: Point, near: number): MeshGrip | null {
  const mesh = meshAt(box);
  const index = meshHandles.find((each) => {
    const point = mesh[each];
    return point && Math.hypot(point.x - at.x, point.y - at.y) <= near;
  });
  if (index !== undefined) return { kind: 'point', index };
  const place = placeUnder(box, at);
  return place && { kind: 'place', ...place };
}

/** The place in a box's rectangle, 0…1 each way, that lies under a point; null beside it. */
function placeUnder(box: Box, at: Point): Point | null {
  const surface = surfaceOf(box);
  const { x, y, width, height } = surface.from;
  const find = finding(surface);
  // From several places: a mesh that is bent far has more than one way there.
  const starts = [0.5, 0.2, 0.8].flatMap((v) =>
    [0.5, 0.2, 0.8].map((u) => inRect(surface.from, { x: u, y: v })),
  );
  for (const start of starts) {
    const [foundX = NaN, foundY = NaN] = found(find, at, start);
    const place = { x: (foundX - x) / width, y: (foundY - y) / height };
    if (place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1) return place;
  }
  return null;
}

function found(find: Finding, at: Point, start: Point): Iterable<number> {
  const out = new Float64Array(2);
  return find(at.x, at.y, start.x, start.y, out, 0) ? out : [];
}

/** The mesh with what was taken brought from one point of the picture to another. */
export function warp(box: Box, grip: MeshGrip, from: Point, to: Point): Box {
  const bend = bendOf(box);
  const patch = bend.patch ?? flatPatch(bend.from);
  const back = invertProjective(surfaceOf(box).onto);
  const [a, b] = [project(back, from), project(back, to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const next =
    grip.kind === 'point' ? movePoint(patch, grip.index, dx, dy) : pullPatch(patch, grip.x, grip.y, dx, dy);
  return withBend(box, { ...bend, patch: next });
}

/** Lines of the mesh, thirds across and down, in the picture. */
export function meshLines(box: Box): readonly (readonly Point[])[] {
  const surface = surfaceOf(box);
  const line = (at: (t: number) => Point) =>
    Array.from({ length: along + 1 }, (_, step) => {
      const { x, y } = inRect(surface.from, at(step / along));
      const spot = spotOf(surface, x, y);
      return { x: spot.x, y: spot.y };
    });
  return [0, 1 / 3, 2 / 3, 1].flatMap((place) => [
    line((t) => ({ x: t, y: place })),
    line((t) => ({ x: place, y: t })),
  ]);
}
