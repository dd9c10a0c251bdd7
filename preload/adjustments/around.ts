import type { Rect } from '../contract/rect.ts';
import { intersect } from '../pixels/rect.ts';

/** What must be known of a picture to change a rectangle of it by what looks `margin` pixels around itself. */
export function regionAround(rect: Rect, margin: number, bounds: Rect): Rect {
  if (margin === 0) return rect;
  const { x, y, width, height } = rect;
  const wide = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  // What lies around is needed too, but never past the bounds, beyond which a kernel sees the edge again.
  return intersect(onSquares(wide, margin, bounds), bounds);
}

/** Wide blurs are done in squares of up to 32 pixels: from the bounds on, so that all regions agree on them. */
function onSquares(rect: Rect, margin: number, { x, y }: Rect): Rect {
  const side = margin > 24 ? 32 : 1;
  const left = x + Math.floor((rect.x - x) / side) * side;
  const top = y + Math.floor((rect.y - y) / side) * side;
  return {
    x: left,
    y: top,
    width: Math.ceil((rect.x + rect.width - left) / side) * side,
    height: Math.ceil((rect.y + rect.height - top) / side) * side,
  };
}
