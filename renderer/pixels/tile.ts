import { tileSide } from '../../preload/contract/document.ts';

/**
 * A square of pixels: tileSide² · channels bytes. Once a document holds it, it never changes; only the
 * stroke that made it may still write to it until the stroke ends. Two rasters that hold the same tile share it.
 */
export interface Tile {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export type Channels = 1 | 4;

export function blankTile(channels: Channels, value: number): Tile {
  const data = new Uint8ClampedArray(tileSide * tileSide * channels);
  return { data: value === 0 ? data : data.fill(value) };
}

/** Whether every byte has this value. */
export function isBlank({ data }: Tile, value: number): boolean {
  for (const each of data) if (each !== value) return false;
  return true;
}

export function copyTile(tile: Tile): Tile {
  return { data: tile.data.slice() };
}

/** A tile's place in its raster, as one number, so that it can be a key. */
export function tileKey(column: number, row: number): number {
  return (row + 32768) * 65536 + (column + 32768);
}

export function tilePlace(key: number): { readonly column: number; readonly row: number } {
  return { column: (key % 65536) - 32768, row: Math.floor(key / 65536) - 32768 };
}
