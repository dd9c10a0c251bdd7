import { eachTile } from './raster.ts';
import type { Raster } from './raster.ts';
import type { Rect } from './rect.ts';
import type { Tile } from './tile.ts';

/** A raster with those of its tiles alone that a rectangle of the document touches: what a worker is sent of it. */
export function within(raster: Raster, rect: Rect): Raster {
  const tiles = new Map<number, Tile>();
  eachTile(raster, rect, ({ key }) => {
    const tile = raster.tiles.get(key);
    if (tile) tiles.set(key, tile);
  });
  return { ...raster, tiles };
}
