import { tileSide } from '../../../preload/contract/document.ts';
import { eachTile, emptyRaster, read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { expand, intersect } from '../rect.ts';
import type { Rect } from '../rect.ts';
import type { Tile } from '../tile.ts';
import { documentRect, selectionFrom, uniform, within } from './tiles.ts';
import type { Size } from './tiles.ts';

/** Values of a rectangle, rows top down: width · height of them. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * Runs an operation, which gives the bytes of `part` of a window, and which looks `margin` pixels around each pixel. It is done in blocks, and only where
 * within that distance values differ: what is deep inside or far outside keeps its tile. The margin ends
 * at the document's edge, so that what lies past it is nobody's neighbour.
 */
export function byBlocks(
  selection: Raster,
  size: Size,
  margin: number,
  compute: (window: Plane, part: Rect) => Uint8ClampedArray,
  flat: (value: number) => number = (value) => value,
): Raster {
  const source = within(selection, size);
  const whole = documentRect(size);
  // Large margins are read again by every block, so blocks grow with them.
  const side = tileSide * Math.min(4, Math.max(1, Math.ceil(margin / 128)));
  const tiles = new Map<number, Tile>();
  for (let y = 0; y < size.height; y += side) {
    for (let x = 0; x < size.width; x += side) {
      const block = intersect({ x, y, width: side, height: side }, whole);
      const around = intersect(expand(block, Math.ceil(margin)), whole);
      const value = uniformOver(source, around);
      if (value !== null) {
        if (flat(value) !== 0) keep(tiles, source, block);
        continue;
      }
      const window = { width: around.width, height: around.height, data: read(source, around) };
      const done = compute(window, { ...block, x: block.x - around.x, y: block.y - around.y });
      for (const [key, tile] of selectionFrom(done, block).tiles) tiles.set(key, tile);
    }
  }
  return { ...emptyRaster(1), tiles };
}

/** The value that all pixels of a rectangle have, or null; looks at whole tiles, so it may miss some. */
function uniformOver(selection: Raster, rect: Rect): number | null {
  let value: number | null | undefined;
  eachTile(selection, rect, ({ key }, part) => {
    if (value === null) return;
    const tile = selection.tiles.get(key);
    let own = uniform(tile);
    // At the document's edge the tile goes on, empty, past what counts.
    if (own === null && tile && (part.width < tileSide || part.height < tileSide))
      own = uniformBytes(read(selection, part));
    value = value === undefined || own === value ? own : null;
  });
  return value ?? null;
}

function uniformBytes(data: Uint8ClampedArray): number | null {
  const first = data[0] ?? 0;
  return data.every((value) => value === first) ? first : null;
}

function keep(tiles: Map<number, Tile>, source: Raster, block: Rect): void {
  eachTile(source, block, ({ key }) => {
    const tile = source.tiles.get(key);
    if (tile) tiles.set(key, tile);
  });
}

/** The bytes of a part of a window. */
export function crop(data: Uint8ClampedArray, width: number, part: Rect): Uint8ClampedArray {
  const out = new Uint8ClampedArray(part.width * part.height);
  for (let y = 0; y < part.height; y += 1) {
    const start = (part.y + y) * width + part.x;
    out.set(data.subarray(start, start + part.width), y * part.width);
  }
  return out;
}
