import type { LayeredDocument, StoredRaster } from '../../preload/contract/document.ts';
import { tileSide } from '../../preload/contract/document.ts';
import { rastersOf } from '../../preload/contract/rasters-of.ts';

/** The tiles of a document with their sizes in bytes. */
export function tilesOf(document: LayeredDocument<StoredRaster>): Map<string, number> {
  const tiles = new Map<string, number>();
  for (const raster of rastersOf(document)) {
    for (const hash of Object.values(raster.tiles)) tiles.set(hash, bytesOfTile(raster.channels));
  }
  return tiles;
}

export function bytesOfTile(channels: 1 | 4): number {
  return tileSide * tileSide * channels;
}

export function isTile({ length }: Uint8Array): boolean {
  return length === bytesOfTile(1) || length === bytesOfTile(4);
}
