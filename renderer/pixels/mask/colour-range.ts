import { tileSide } from '../../../preload/contract/document.ts';
import type { Rgb } from '../colours.ts';
import { emptyRaster, read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { piecesOf } from '../rect.ts';
import type { Tile } from '../tile.ts';
import { compute, runsOf } from '../work.ts';
import type { Task, Work } from '../work.ts';
import type { Source } from './source.ts';
import { documentRect, selectionFrom, selectionOf, tidy, tileFrom } from './tiles.ts';
import type { Size } from './tiles.ts';

/**
 * Selects by likeness to the nearest of some colours: fully at the colour itself, falling evenly to nothing
 * where the distance (root mean square of the channels) passes `fuzziness`, 0…255. What is transparent is
 * selected as little as it is seen.
 */
export function colourRange(source: Source, size: Size, colours: readonly Rgb[], fuzziness: number): Raster {
  return byShare(source, size, likeness(colours, fuzziness));
}

/** What a selection is made by: Rec. 709 luma of what is seen, so that bright is selected and dark is not; what is covered; or colours. */
type By =
  | { readonly kind: 'luminosity' | 'alpha' }
  | { readonly kind: 'range'; readonly colours: readonly Rgb[]; readonly fuzziness: number };

/** Selects of a raster, a row of tiles at a time. */
export function* selectBy(raster: Raster, size: Size, by: By): Work<Raster> {
  const tiles = new Map<number, Tile>();
  for (const rects of runsOf(piecesOf(documentRect(size), size.width, tileSide), together)) {
    const given = rects.map((rect) => ({ pixels: read(raster, rect), by }));
    const done = yield* compute(portions, given, ({ pixels }) => pixels.length / 4);
    for (const [at, rect] of rects.entries()) {
      const each = done[at];
      if (each) for (const [key, tile] of selectionFrom(each, rect).tiles) tiles.set(key, tile);
    }
  }
  return { ...emptyRaster(1), tiles };
}

/** Rows that are in flight at once. */
const together = 4;

interface Row {
  readonly pixels: Uint8ClampedArray;
  readonly by: By;
}

export const portions: Task<Row, Uint8ClampedArray> = {
  name: 'portions',
  run: ({ pixels, by }) => sharesOf(pixels, shareOf(by)),
};

function shareOf(by: By): Share {
  if (by.kind === 'range') return likeness(by.colours, by.fuzziness);
  return by.kind === 'luminosity' ? luma : (_r, _g, _b, a) => a;
}

/** Of gamma-encoded values, 0…255, over black. */
export function luma(r: number, g: number, b: number, a: number): number {
  return ((0.2126 * r + 0.7152 * g + 0.0722 * b) * a) / 255;
}

/** How much a colour is selected, 0…255. */
type Share = (r: number, g: number, b: number, a: number) => number;

function byShare(source: Source, size: Size, share: Share): Raster {
  return selectionOf(documentRect(size), (part, _, place) =>
    tidy(tileFrom(sharesOf(source(part), share), part, part, place)),
  );
}

function likeness(colours: readonly Rgb[], fuzziness: number): Share {
  return (r, g, b, a) => {
    let least = Infinity;
    for (const [cr, cg, cb] of colours) {
      least = Math.min(least, (r - cr) ** 2 + (g - cg) ** 2 + (b - cb) ** 2);
    }
    return a * Math.max(0, 1 - Math.sqrt(least / 3) / (fuzziness + 1));
  };
}

function sharesOf(pixels: Uint8ClampedArray, share: Share): Uint8ClampedArray {
  const out = new Uint8ClampedArray(pixels.length / 4);
  for (let i = 0; i < out.length; i += 1) {
    const at = 4 * i;
    out[i] = Math.round(share(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!, pixels[at + 3]!));
  }
  return out;
}
