import type { Rect } from '../pixels/rect.ts';

export const edges = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Edge = (typeof edges)[number];

/** How far to move a box so that it lies at an edge or in the middle of another; whole pixels. */
export function aligned(box: Rect, to: Rect, edge: Edge): { readonly dx: number; readonly dy: number } {
  const across = { left: 0, centre: 0.5, right: 1 };
  const down = { top: 0, middle: 0.5, bottom: 1 };
  if (edge === 'left' || edge === 'centre' || edge === 'right')
    return { dx: Math.round(to.x - box.x + (to.width - box.width) * across[edge]), dy: 0 };
  return { dx: 0, dy: Math.round(to.y - box.y + (to.height - box.height) * down[edge]) };
}

/**
 * How far to move each of several boxes so that the gaps between them are alike, the outer two staying;
 * whole pixels, in the order of the boxes.
 */
export function distributed(boxes: readonly Rect[], direction: 'horizontal' | 'vertical'): readonly number[] {
  const spans = boxes.map(({ x, y, width, height }, at) =>
    direction === 'horizontal' ? { at, from: x, length: width } : { at, from: y, length: height },
  );
  const order = [...spans].sort((a, b) => a.from + a.length / 2 - b.from - b.length / 2);
  const [first, last] = [order[0], order.at(-1)];
  const moves = boxes.map(() => 0);
  if (!first || !last || order.length < 3) return moves;
  const lengths = order.reduce((sum, { length }) => sum + length, 0);
  const gap = (last.from + last.length - first.from - lengths) / (order.length - 1);
  let place = first.from;
  for (const { at, from, length } of order) {
    if (at !== last.at) moves[at] = Math.round(place - from);
    place += length + gap;
  }
  return moves;
}
