import type { Guide } from '../../preload/contract/document.ts';
import type { Box, Point, Size } from './viewport.ts';

/** Places that things snap to, pixels of the document: x of upright lines, y of level ones. */
export interface Targets {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Snap {
  /** How far to move what was asked about, so that it snaps; 0 along an axis where nothing is near. */
  readonly dx: number;
  readonly dy: number;
  /** The lines it then lies on, to be shown. */
  readonly lines: readonly Guide[];
}

/** Edges and middle of the picture, guides, and edges and middles of other things in it. */
export function targetsOf(picture: Size, guides: readonly Guide[], others: readonly Box[]): Targets {
  const boxes = [{ x: 0, y: 0, width: picture.width, height: picture.height }, ...others];
  const at = (direction: Guide['direction']) =>
    guides.filter((guide) => guide.direction === direction).map((guide) => guide.at);
  return {
    x: [...at('vertical'), ...boxes.flatMap((box) => placesOf(box.x, box.width))],
    y: [...at('horizontal'), ...boxes.flatMap((box) => placesOf(box.y, box.height))],
  };
}

export function snapPoint({ x, y }: Point, targets: Targets, tolerance: number): Snap {
  return snapTo([x], [y], targets, tolerance);
}

/** Snaps the edges or the middle of a box, along each axis whichever is nearest to a target. */
export function snapBox({ x, y, width, height }: Box, targets: Targets, tolerance: number): Snap {
  return snapTo(placesOf(x, width), placesOf(y, height), targets, tolerance);
}

function snapTo(xs: readonly number[], ys: readonly number[], targets: Targets, tolerance: number): Snap {
  const dx = nearest(xs, targets.x, tolerance);
  const dy = nearest(ys, targets.y, tolerance);
  return {
    dx: dx ?? 0,
    dy: dy ?? 0,
    lines: [
      ...(dx === null ? [] : met(xs, targets.x, dx).map((at): Guide => ({ direction: 'vertical', at }))),
      ...(dy === null ? [] : met(ys, targets.y, dy).map((at): Guide => ({ direction: 'horizontal', at }))),
    ],
  };
}

function placesOf(from: number, length: number): readonly number[] {
  return [from, from + length / 2, from + length];
}

/** The shortest way from any of the places to any of the targets; null where it is too far. */
function nearest(places: readonly number[], targets: readonly number[], tolerance: number): number | null {
  let best: number | null = null;
  for (const place of places) {
    for (const target of targets) {
      const way = target - place;
      if (Math.abs(way) <= tolerance && (best === null || Math.abs(way) < Math.abs(best))) best = way;
    }
  }
  return best;
}

/** The targets that the places lie on once they are moved. */
function met(places: readonly number[], targets: readonly number[], by: number): readonly number[] {
  const near = 1e-6;
  return [...new Set(targets)].filter((target) =>
    places.some((place) => Math.abs(place + by - target) < near),
  );
}
