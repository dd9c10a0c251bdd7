import { tileSide } from '../../../preload/contract/document.ts';
import { read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { documentRect, fullTile, selectionOf, tidy, tileFrom, within } from './tiles.ts';
import type { Size } from './tiles.ts';

/** What is not selected, within the document. */
export function invert(selection: Raster, size: Size): Raster {
  const aligned = within(selection, size);
  return selectionOf(documentRect(size), (part, key, place) => {
    const tile = aligned.tiles.get(key);
    const inside = part.width === tileSide && part.height === tileSide;
    if (inside && !tile) return fullTile;
    if (inside && tile === fullTile) return null;
    const data = inside && tile ? tile.data : read(aligned, part);
    const flipped = flip(data);
    return tidy(inside ? { data: flipped } : tileFrom(flipped, part, part, place));
  });
}

/** 255 − each value. */
export function flip(data: Uint8ClampedArray | Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i += 1) out[i] = 255 - data[i]!;
  return out;
}
