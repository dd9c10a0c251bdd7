import type { Raster } from '../../pixels/raster.ts';
import { byBlocks } from './blocks.ts';
import { blur, reach } from './gaussian.ts';
import type { Size } from './tiles.ts';

/** Softens the edge by a Gaussian whose standard deviation is `radius`, pixels; the document's edge stays hard. */
export function feather(selection: Raster, size: Size, radius: number): Raster {
  if (radius <= 0) return selection;
  return byBlocks(selection, size, reach(radius), (window) =>
    Uint8ClampedArray.from(blur(window, radius), Math.round),
  );
}
