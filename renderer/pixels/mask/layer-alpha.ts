import { read, tiledBounds } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { intersect } from '../rect.ts';
import { documentRect, selectionOf, tidy, tileFrom } from './tiles.ts';
import type { Size } from './tiles.ts';

/** What a layer's pixels cover, as a selection. */
export function alphaOf(pixels: Raster, size: Size): Raster {
  const rect = intersect(documentRect(size), tiledBounds(pixels));
  return selectionOf(rect, (part, _, place) => {
    const data = read(pixels, part);
    const alpha = new Uint8ClampedArray(part.width * part.height);
    for (let i = 0; i < alpha.length; i += 1) alpha[i] = data[4 * i + 3]!;
    return tidy(tileFrom(alpha, part, part, place));
  });
}
