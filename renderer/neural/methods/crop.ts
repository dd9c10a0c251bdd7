import type { Rect } from '../../pixels/rect.ts';
import type { Point, Size } from '../../view/viewport.ts';

/**
 * A side of the part that is compared, in pixels of the picture. At most what a CPU enlarges in seconds; at least
 * what can be judged: 32 pixels, without a border of four on each side.
 */
export const sides = { shortest: 40, longest: 256 } as const;
const usual: Size = { width: 160, height: 120 };

/** What is compared at first: around a point that the person looks at. */
export function cropAround(point: Point, picture: Size, unit: number): Rect {
  return fitted(centredOn(point, usual), picture, unit);
}

/** The part between two points of the picture, in any order; past the longest side it ends on the first one's side. */
export function cropBetween(from: Point, to: Point, picture: Size, unit: number): Rect {
  const across = span(from.x, to.x);
  const down = span(from.y, to.y);
  return fitted({ x: across.start, width: across.length, y: down.start, height: down.length }, picture, unit);
}

function span(from: number, to: number) {
  const length = Math.min(sides.longest, Math.max(sides.shortest, Math.abs(to - from)));
  return { start: to < from ? from - length : from, length };
}

/** The same part elsewhere. */
export function cropAt(crop: Rect, point: Point, picture: Size): Rect {
  return fitted(centredOn(point, crop), picture, 1);
}

/** Whole pixels within the picture and the bounds of a side, each side a multiple of `unit`; empty where there is no such part. */
export function fitted(crop: Rect, picture: Size, unit: number): Rect {
  const width = sideWithin(crop.width, picture.width, unit);
  const height = sideWithin(crop.height, picture.height, unit);
  return {
    x: Math.round(Math.max(0, Math.min(picture.width - width, crop.x))),
    y: Math.round(Math.max(0, Math.min(picture.height - height, crop.y))),
    width,
    height,
  };
}

/** In a picture that is smaller than the shortest side, as much as there is. */
function sideWithin(side: number, picture: number, unit: number): number {
  const longest = floorTo(Math.min(sides.longest, picture), unit);
  const shortest = Math.min(longest, Math.ceil(sides.shortest / unit) * unit);
  return Math.min(longest, Math.max(shortest, Math.round(side / unit) * unit));
}

function floorTo(value: number, unit: number): number {
  return Math.floor(value / unit) * unit;
}

function centredOn({ x, y }: Point, { width, height }: Size): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
