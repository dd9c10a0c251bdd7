import type { Pixels } from '../../../image/pixels.ts';
import { alphaOf, toPlanes } from '../../../image/planes.ts';
import type { RowReader, Rows } from '../../runtime/rows.ts';

/** A picture's colours as rows of RGB planes, 0…1, made when they are asked for. */
export function colourRows(pixels: Pixels): Rows {
  return rowsFrom(pixels, 3, (part) => toPlanes(part).data);
}

/** A picture's straight alpha, 0…1. */
export function alphaRows(pixels: Pixels): Rows {
  return rowsFrom(pixels, 1, alphaOf);
}

function rowsFrom(pixels: Pixels, channels: number, make: (part: Pixels) => Float32Array): Rows {
  const { width, height } = pixels;
  // Nothing here takes long enough to stop in.
  // oxlint-disable-next-line typescript/require-await
  const read: RowReader = async function* (from, to) {
    return make(partOf(pixels, from, to));
  };
  return { channels, width, height, reader: () => read };
}

function partOf(pixels: Pixels, from: number, to: number): Pixels {
  const [start, end] = [4 * from * pixels.width, 4 * to * pixels.width];
  return pixels.depth === 16
    ? { ...pixels, height: to - from, data: pixels.data.subarray(start, end) }
    : { ...pixels, height: to - from, data: pixels.data.subarray(start, end) };
}
