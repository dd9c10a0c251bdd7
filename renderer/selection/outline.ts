import { contours } from '../pixels/mask/contours.ts';
import type { Contour } from '../pixels/mask/contours.ts';
import { reduce } from '../pixels/mask/reduce.ts';
import { within } from '../pixels/mask/tiles.ts';
import type { Size } from '../pixels/mask/tiles.ts';
import type { Raster } from '../pixels/raster.ts';

/** A selection's outline as closed lines in pixels of the document, each with the box around it. */
export interface Outline {
  readonly lines: readonly OutlineLine[];
  /** Points of all lines together. */
  readonly points: number;
}

export interface OutlineLine {
  readonly points: Contour;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** An outline of more crossings than this is made from a smaller picture of the selection. */
const mostCrossings = 1_000_000;
const coarsest = 7;

const known = new WeakMap<Raster, Map<number, Outline>>();

/**
 * The outline for drawing at `scale` screen pixels to one of the document: below one half, of a selection
 * made smaller by a power of two, since more could not be seen. Made once for each selection and level.
 */
export function outlineOf(selection: Raster, size: Size, scale: number): Outline {
  const level = levelFor(scale);
  const levels = known.get(selection) ?? new Map<number, Outline>();
  known.set(selection, levels);
  const made = levels.get(level) ?? makeOutline(selection, size, level);
  levels.set(level, made);
  return made;
}

/** 0 at full size, 1 at half of it, and so on. */
export function levelFor(scale: number): number {
  return Math.min(coarsest, Math.max(0, Math.floor(Math.log2(1 / scale))));
}

function makeOutline(selection: Raster, size: Size, level: number): Outline {
  const lines = contours(
    reduce(within(selection, size), size, level),
    level < coarsest ? mostCrossings : Infinity,
  );
  if (!lines) return makeOutline(selection, size, level + 1);
  const side = 2 ** level;
  const placed = lines.map((line) => boxed(line, side, size));
  return { lines: placed, points: placed.reduce((sum, { points }) => sum + points.length / 2, 0) };
}

/** Scales a line to the document and finds its box. The last pixels of a smaller picture may stick out. */
function boxed(line: Contour, side: number, size: Size): OutlineLine {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  const points = line.map((value, i) => Math.min(value * side, i % 2 === 0 ? size.width : size.height));
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return { points, x0, y0, x1, y1 };
}
