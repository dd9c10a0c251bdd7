import { apply, chain, scaling, translation } from './affine.ts';
import type { Affine, Point } from './affine.ts';
import type { Rect } from './rect.ts';

/** Takes one rectangle into the middle of another, whole and in its proportions; grown only where that is wanted. */
export function fitInto(from: Rect, into: Rect, mayGrow: boolean): Affine {
  const least = Math.min(into.width / from.width, into.height / from.height);
  const scale = mayGrow ? least : Math.min(1, least);
  const scaled = scaling(scale, scale);
  const middle = apply(scaled, middleOf(from));
  const goal = middleOf(into);
  return chain(scaled, translation(goal.x - middle.x, goal.y - middle.y));
}

export function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
