import { tileSide } from '../../preload/contract/document.ts';
import { emptyRaster } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { blankTile, tileKey } from '../pixels/tile.ts';
import type { Tile } from '../pixels/tile.ts';

/**
 * A raster of one opaque colour, from (0, 0) to the size, in pixels. Tiles of one shape are one tile, so that
 * even the largest costs four.
 */
export function solidRaster(width: number, height: number, rgb: readonly [number, number, number]): Raster {
  const made = new Map<string, Tile>();
  const tileOf = (columns: number, rows: number) => {
    const shape = `${columns},${rows}`;
    const tile = made.get(shape) ?? solidTile(columns, rows, rgb);
    made.set(shape, tile);
    return tile;
  };
  const tiles = new Map<number, Tile>();
  for (let y = 0; y < height; y += tileSide) {
    for (let x = 0; x < width; x += tileSide) {
      const tile = tileOf(Math.min(tileSide, width - x), Math.min(tileSide, height - y));
      tiles.set(tileKey(x / tileSide, y / tileSide), tile);
    }
  }
  return { ...emptyRaster(4), tiles };
}

/** A tile with its first columns of its first rows filled. */
function solidTile(columns: number, rows: number, rgb: readonly [number, number, number]): Tile {
  const tile = blankTile(4, 0);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1)
      tile.data.set([...rgb, 255], (row * tileSide + column) * 4);
  }
  return tile;
}
