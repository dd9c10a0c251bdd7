import type { CurvePoints } from './channel.ts';

/** How near each other two points may come, of 255. */
const gap = 1;
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The points with one more, and which it is; null where there is one already at that input. */
export function addPoint(
  points: CurvePoints,
  x: number,
  y: number,
): { readonly points: CurvePoints; readonly index: number } | null {
  const input = clamp(Math.round(x), 0, 255);
  if (points.some(([at]) => Math.abs(at - input) < gap)) return null;
  const after = points.findIndex(([at]) => at > input);
  const index = after < 0 ? points.length : after;
  const point = [input, clamp(Math.round(y), 0, 255)] as const;
  return { points: [...points.slice(0, index), point, ...points.slice(index)], index };
}

/** Moves a point, as far as its neighbours and the square let it. */
export function movePoint(points: CurvePoints, index: number, x: number, y: number): CurvePoints {
  const least = (points[index - 1]?.[0] ?? -gap) + gap;
  const most = (points[index + 1]?.[0] ?? 255 + gap) - gap;
  const moved = [clamp(Math.round(x), least, most), clamp(Math.round(y), 0, 255)] as const;
  return points.map((point, at) => (at === index ? moved : point));
}

/** Takes a point out; a curve keeps two. */
export function removePoint(points: CurvePoints, index: number): CurvePoints {
  return points.length > 2 ? points.filter((_, at) => at !== index) : points;
}

/** The point nearest to a place, no farther than `reach`; -1 where there is none. */
export function pointNear(points: CurvePoints, x: number, y: number, reach: number): number {
  const distances = points.map(([px, py]) => Math.hypot(px - x, py - y));
  const nearest = Math.min(...distances);
  return nearest <= reach ? distances.indexOf(nearest) : -1;
}
