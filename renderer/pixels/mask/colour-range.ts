import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import type { Source } from './source.ts';
import { documentRect, selectionOf, tidy, tileFrom } from './tiles.ts';
import type { Size } from './tiles.ts';

/** R, G, B, each 0…255. */
export type Rgb = readonly [number, number, number];

/**
 * Selects by likeness to the nearest of some colours: fully at the colour itself, falling evenly to nothing
 * where the distance (root mean square of the channels) passes `fuzziness`, 0…255. What is transparent is
 * selected as little as it is seen.
 */
export function colourRange(source: Source, size: Size, colours: readonly Rgb[], fuzziness: number): Raster {
  return byPixel(source, documentRect(size), (r, g, b, a) => {
    let least = Infinity;
    for (const [cr, cg, cb] of colours) {
      least = Math.min(least, (r - cr) ** 2 + (g - cg) ** 2 + (b - cb) ** 2);
    }
    return a * Math.max(0, 1 - Math.sqrt(least / 3) / (fuzziness + 1));
  });
}

/** Rec. 709 luma of what is seen: bright is selected, dark is not. */
export function luminosity(source: Source, size: Size): Raster {
  return byPixel(source, documentRect(size), luma);
}

/** Of gamma-encoded values, 0…255, over black. */
export function luma(r: number, g: number, b: number, a: number): number {
  return ((0.2126 * r + 0.7152 * g + 0.0722 * b) * a) / 255;
}

function byPixel(
  source: Source,
  rect: Rect,
  value: (r: number, g: number, b: number, a: number) => number,
): Raster {
  return selectionOf(rect, (part, _, place) => {
    const pixels = source(part);
    const out = new Uint8ClampedArray(part.width * part.height);
    for (let i = 0; i < out.length; i += 1) {
      const at = 4 * i;
      out[i] = Math.round(value(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!, pixels[at + 3]!));
    }
    return tidy(tileFrom(out, part, part, place));
  });
}
