import { tileSide } from '../../../preload/contract/document.ts';
import { eachTile, emptyRaster, read, tiledBounds } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { intersect } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { blankTile } from '../tile.ts';
import type { Tile } from '../tile.ts';

/**
 * What every operation on selections returns: a raster of one channel with its tile (0, 0) at the document's
 * corner, 0 outside, no tile that is empty, and the one `fullTile` wherever a tile is full. So a
 * selection of a whole large document holds one tile of bytes, and two selections meet tile by tile.
 */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The tile of which every pixel is selected, shared by all selections. */
export const fullTile: Tile = blankTile(1, 255);

export function documentRect({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height };
}

/** The value that every pixel of a tile has, or null where they differ. */
export function uniform(tile: Tile | undefined, outside = 0): number | null {
  if (!tile) return outside;
  if (tile === fullTile) return 255;
  const words = new Uint32Array(tile.data.buffer);
  const first = words[0]!;
  if (first !== (first & 255) * 0x01010101) return null;
  for (let i = 1; i < words.length; i += 1) if (words[i] !== first) return null;
  return first & 255;
}

/** A tile of these bytes as selections hold it: none where empty, the shared one where full. */
export function tidy(tile: Tile): Tile | null {
  const value = uniform(tile);
  if (value === 0) return null;
  return value === 255 ? fullTile : tile;
}

/** A selection made tile by tile over a part of the document; `make` gives a tile, or null for an empty one. */
export function selectionOf(rect: Rect, make: (part: Rect, key: number, place: Rect) => Tile | null): Raster {
  const tiles = new Map<number, Tile>();
  eachTile({ x: 0, y: 0 }, rect, ({ key }, part, place) => {
    const tile = make(part, key, place);
    if (tile) tiles.set(key, tile);
  });
  return { ...emptyRaster(1), tiles };
}

/** The selection of a block of width · height bytes. */
export function selectionFrom(data: Uint8ClampedArray | Uint8Array, rect: Rect): Raster {
  return selectionOf(rect, (part, _, place) => tidy(tileFrom(data, rect, part, place)));
}

/** The same of several blocks that share no tile; one without bytes has nothing selected. */
export function selectionFromBlocks(
  rects: readonly Rect[],
  blocks: readonly (Uint8ClampedArray | null)[],
): Raster {
  const tiles = rects.flatMap((rect, at) => {
    const bytes = blocks[at];
    return bytes ? [...selectionFrom(bytes, rect).tiles] : [];
  });
  return { ...emptyRaster(1), tiles: new Map(tiles) };
}

/** A tile with `part` of a block in it and 0 elsewhere. */
export function tileFrom(data: Uint8ClampedArray | Uint8Array, rect: Rect, part: Rect, place: Rect): Tile {
  const tile = blankTile(1, 0);
  for (let y = part.y; y < part.y + part.height; y += 1) {
    const start = (y - rect.y) * rect.width + part.x - rect.x;
    tile.data.set(data.subarray(start, start + part.width), (y - place.y) * tileSide + part.x - place.x);
  }
  return tile;
}

/** A mask of any origin, and with anything outside, as a selection within the document. */
export function within(mask: Raster, size: Size): Raster {
  const whole = documentRect(size);
  const rect = mask.outside === 0 ? intersect(whole, tiledBounds(mask)) : whole;
  const aligned = mask.x % tileSide === 0 && mask.y % tileSide === 0;
  return selectionOf(rect, (part, key, place) => {
    const inside = part.width === tileSide && part.height === tileSide;
    if (aligned && inside) {
      const shift = mask.y === 0 && mask.x === 0 ? 0 : (mask.y / tileSide) * 65536 + mask.x / tileSide;
      const own = mask.tiles.get(key - shift);
      if (own) return tidy(own);
      return mask.outside === 0 ? null : fullTile;
    }
    return tidy(tileFrom(read(mask, part), part, part, place));
  });
}

/** Whether no pixel is selected at all. */
export function isNothing(selection: Raster): boolean {
  for (const tile of selection.tiles.values()) if (uniform(tile) !== 0) return false;
  return true;
}

export function selectAll(size: Size): Raster {
  return rectangleOf(documentRect(size), size);
}

/** Whole pixels of the document. */
export function rectangleOf(rect: Rect, size: Size): Raster {
  return selectionOf(intersect(rect, documentRect(size)), (part, _, place) => {
    if (part.width === tileSide && part.height === tileSide) return fullTile;
    const full = new Uint8ClampedArray(part.width * part.height).fill(255);
    return tileFrom(full, part, part, place);
  });
}
