import type { Point } from '../affine.ts';
import type { Rect } from '../rect.ts';

/** A bicubic Bézier patch by its sixteen points, row after row from the top left. */
export type Patch = readonly Point[];

/** The patch that leaves a rectangle as it is: cubics with points at even distances are straight and even. */
export function flatPatch({ x, y, width, height }: Rect): Patch {
  return Array.from({ length: 16 }, (_, at) => ({
    x: x + (width * (at % 4)) / 3,
    y: y + (height * Math.floor(at / 4)) / 3,
  }));
}

/** What each of four points counts for at a place along a cubic. */
function bernstein(t: number): readonly [number, number, number, number] {
  const s = 1 - t;
  return [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
}

/** The point of a patch at (u, v), 0…1 across and down. */
export function onPatch(patch: Patch, u: number, v: number): Point {
  const [across, down] = [bernstein(u), bernstein(v)];
  let [x, y] = [0, 0];
  patch.forEach((point, at) => {
    const weight = across[at % 4]! * down[Math.floor(at / 4)]!;
    x += point.x * weight;
    y += point.y * weight;
  });
  return { x, y };
}

/**
 * The patch with its point at (u, v) moved: each point by what it counts for there, which is the least that all of them
 * together can move.
 */
export function pullPatch(patch: Patch, u: number, v: number, dx: number, dy: number): Patch {
  const [across, down] = [bernstein(u), bernstein(v)];
  const weights = patch.map((_, at) => across[at % 4]! * down[Math.floor(at / 4)]!);
  const whole = weights.reduce((sum, weight) => sum + weight * weight, 0);
  return patch.map(({ x, y }, at) => {
    const share = weights[at]! / whole;
    return { x: x + dx * share, y: y + dy * share };
  });
}

/** The patch with one of its points moved; a corner takes the three beside it along, so that it keeps its lean. */
export function movePoint(patch: Patch, index: number, dx: number, dy: number): Patch {
  const [column, row] = [index % 4, Math.floor(index / 4)];
  const isCorner = column % 3 === 0 && row % 3 === 0;
  const reach = isCorner ? 1 : 0;
  return patch.map((point, at) => {
    const far = Math.max(Math.abs((at % 4) - column), Math.abs(Math.floor(at / 4) - row));
    return far > reach ? point : { x: point.x + dx, y: point.y + dy };
  });
}
