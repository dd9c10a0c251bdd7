import { rastersOf } from '../../preload/contract/rasters-of.ts';
import type { Tile } from '../pixels/tile.ts';
import type { Picture } from './document.ts';

/** Bytes of the tiles that `picture` holds and `other` doesn't. Rasters they share cost no look. */
export function heldAlone(picture: Picture, other: Picture): number {
  const theirs = new Set(rastersOf(other));
  const changed = [...new Set(rastersOf(picture))].filter((raster) => !theirs.has(raster));
  if (changed.length === 0) return 0;
  const shared = new Set<Tile>();
  for (const { tiles } of theirs) for (const tile of tiles.values()) shared.add(tile);
  let bytes = 0;
  for (const { tiles } of changed) {
    for (const tile of tiles.values()) {
      if (shared.has(tile)) continue;
      shared.add(tile);
      bytes += tile.data.byteLength;
    }
  }
  return bytes;
}

/** Bytes of all tiles that a picture holds, each counted once. */
export function weightOf(picture: Picture): number {
  const tiles = new Set<Tile>();
  for (const raster of rastersOf(picture)) for (const tile of raster.tiles.values()) tiles.add(tile);
  let bytes = 0;
  for (const tile of tiles) bytes += tile.data.byteLength;
  return bytes;
}
