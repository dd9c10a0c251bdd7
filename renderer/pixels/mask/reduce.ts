import { eachTile, read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import type { Plane } from './blocks.ts';
import { uniform } from './tiles.ts';
import type { Size } from './tiles.ts';

/** The document's selection at 1/2^level of its size: the mean of each square of 2^level pixels. */
export function reduce(selection: Raster, size: Size, level: number): Plane {
  const side = 2 ** level;
  const width = Math.ceil(size.width / side);
  const height = Math.ceil(size.height / side);
  const rect = { x: 0, y: 0, width: size.width, height: size.height };
  if (level === 0) return { width, height, data: read(selection, rect) };
  const data = new Uint8ClampedArray(width * height);
  eachTile({ x: 0, y: 0 }, rect, ({ key }, part) => {
    const value = uniform(selection.tiles.get(key));
    const pixels = value === null ? read(selection, part) : null;
    for (let y = 0; y < part.height; y += side) {
      for (let x = 0; x < part.width; x += side) {
        const at = ((part.y + y) / side) * width + (part.x + x) / side;
        data[at] = pixels ? mean(pixels, part, x, y, side) : (value ?? 0);
      }
    }
  });
  return { width, height, data };
}

function mean(pixels: Uint8ClampedArray, part: Size, x0: number, y0: number, side: number): number {
  const x1 = Math.min(part.width, x0 + side);
  const y1 = Math.min(part.height, y0 + side);
  let sum = 0;
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) sum += pixels[y * part.width + x]!;
  }
  return sum / ((x1 - x0) * (y1 - y0));
}
