import type { Layer } from '../../preload/document.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Tile } from '../pixels/tile.ts';
import type { Picture } from './document.ts';

/** Every raster of a picture: pixels, masks, selections. */
export function* rastersOf(picture: Picture): Generator<Raster> {
  yield* rastersIn(picture.layers);
  if (picture.selection) yield picture.selection;
  for (const { pixels } of picture.savedSelections) yield pixels;
}

function* rastersIn(layers: readonly Layer<Raster>[]): Generator<Raster> {
  for (const layer of layers) {
    if (layer.mask) yield layer.mask.pixels;
    if (layer.kind === 'raster') yield layer.pixels;
    if (layer.kind === 'group') yield* rastersIn(layer.layers);
  }
}

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
