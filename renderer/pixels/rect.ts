import type { Rect } from '../../preload/contract/rect.ts';
import { intersect } from '../../preload/pixels/rect.ts';

export type { Rect };
export { intersect };

export function isEmpty({ width, height }: Rect): boolean {
  return width <= 0 || height <= 0;
}

/** The smallest rectangle around both; an empty one counts for nothing. */
export function unite(a: Rect, b: Rect): Rect {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

export function expand(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** A rectangle in pieces of a size, row after row; those at its far edges are smaller. */
export function piecesOf(rect: Rect, width: number, height = width): readonly Rect[] {
  const pieces: Rect[] = [];
  for (let y = rect.y; y < rect.y + rect.height; y += height) {
    for (let x = rect.x; x < rect.x + rect.width; x += width)
      pieces.push(intersect({ x, y, width, height }, rect));
  }
  return pieces;
}

/** The whole pixels that a rectangle of any numbers touches. */
export function wholePixels(x0: number, y0: number, x1: number, y1: number): Rect {
  const x = Math.floor(x0);
  const y = Math.floor(y0);
  return { x, y, width: Math.ceil(x1) - x, height: Math.ceil(y1) - y };
}
