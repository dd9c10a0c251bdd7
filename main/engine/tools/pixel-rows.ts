import type { Pixels, Planes } from '../../image/pixels.ts';
import { alphaOf, toPlanes } from '../../image/planes.ts';
import { rowsAtHand, type Rows } from '../runtime/rows.ts';
import { takeRows } from '../runtime/tile-arrays.ts';

/** A picture's colours as rows of RGB planes, 0…1, made when they are asked for. */
export function colourRows(pixels: Pixels): Rows {
  return rowsFrom(pixels, 3, (part) => toPlanes(part).data);
}

/** A picture's straight alpha, 0…1. */
export function alphaRows(pixels: Pixels): Rows {
  return rowsFrom(pixels, 1, alphaOf);
}

/** Planes that are there as a whole, as rows. */
export function planeRows({ width, height, data }: Planes, channels = 3): Rows {
  const all = { channels, width, height, data };
  return rowsAtHand(channels, width, height, (from, to) => takeRows(all, from, to).data);
}

function rowsFrom(pixels: Pixels, channels: number, make: (part: Pixels) => Float32Array): Rows {
  return rowsAtHand(channels, pixels.width, pixels.height, (from, to) => make(partOf(pixels, from, to)));
}

function partOf(pixels: Pixels, from: number, to: number): Pixels {
  const [start, end] = [4 * from * pixels.width, 4 * to * pixels.width];
  return pixels.depth === 16
    ? { ...pixels, height: to - from, data: pixels.data.subarray(start, end) }
    : { ...pixels, height: to - from, data: pixels.data.subarray(start, end) };
}
