import type { Point } from '../affine.ts';
import { expand, intersect, isEmpty, unite, wholePixels } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { spotsOn } from './surface.ts';
import type { Spot, Surface } from './surface.ts';

/** A surface in cells: what of the source each is, and where its corners come to lie. */
export interface Cell {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** From the top left, clockwise. */
  readonly corners: readonly [Spot, Spot, Spot, Spot];
  /** Around where it comes to lie, with room for how it curves between its corners. */
  readonly bounds: Rect;
}

/** So many cells across and down at most. */
const most = 40;

/**
 * The cells of a part of the source, which may be a little wider than what there is: pixels at the edge of the result
 * have their middles past it.
 */
export function cellsOf(surface: Surface, part: Rect, count = most): readonly Cell[] {
  const columns = Math.max(1, Math.min(count, Math.ceil(part.width / 4)));
  const rows = Math.max(1, Math.min(count, Math.ceil(part.height / 4)));
  const across = (at: number) => part.x + (part.width * at) / columns;
  const down = (at: number) => part.y + (part.height * at) / rows;
  const spot = spotsOn(surface);
  const spots = Array.from({ length: (columns + 1) * (rows + 1) }, (_, at) => ({
    ...spot(across(at % (columns + 1)), down(Math.floor(at / (columns + 1)))),
  }));
  return Array.from({ length: columns * rows }, (_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const first = row * (columns + 1) + column;
    const corners = [
      spots[first]!,
      spots[first + 1]!,
      spots[first + columns + 2]!,
      spots[first + columns + 1]!,
    ] as const;
    return {
      ...{ x0: across(column), y0: down(row), x1: across(column + 1), y1: down(row + 1) },
      corners,
      bounds: around(corners),
    };
  });
}

function around(points: readonly Point[]): Rect {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const tight = wholePixels(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  return expand(tight, 2 + Math.ceil(Math.max(tight.width, tight.height) / 10));
}

/** What of the source comes to lie in a part of the result, or a little more. */
export function behind(cells: readonly Cell[], part: Rect): Rect {
  return cells
    .filter(({ bounds }) => !isEmpty(intersect(bounds, part)))
    .map(({ x0, y0, x1, y1 }) => wholePixels(x0, y0, x1, y1))
    .reduce(unite, { x: 0, y: 0, width: 0, height: 0 });
}
