import { gaussian, gaussianReach } from '../gaussian.ts';
import type { Raster } from '../raster.ts';
import { byBlocks } from './blocks.ts';
import type { Size } from './tiles.ts';

/** Softens the edge by a Gaussian whose standard deviation is `radius`, pixels; the document's edge stays hard. */
export function feather(selection: Raster, size: Size, radius: number): Raster {
  if (radius <= 0) return selection;
  return byBlocks(
    selection,
    size,
    gaussianReach(radius),
    (window, part) =>
      new Uint8ClampedArray(
        gaussian(new Float32Array(window.data), window.width, window.height, 1, radius, part),
      ),
  );
}
