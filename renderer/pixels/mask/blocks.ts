import { tileSide } from '../../../preload/contract/document.ts';
import { eachTile, emptyRaster, read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { expand, intersect, piecesOf } from '../rect.ts';
import type { Rect } from '../rect.ts';
import type { Tile } from '../tile.ts';
import { compute, runsOf } from '../work.ts';
import type { Task, Work } from '../work.ts';
import { documentRect, selectionFrom, uniform, within } from './tiles.ts';
import type { Size } from './tiles.ts';

/** Values of a rectangle, rows top down: width · height of them. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A part of a window, whose bytes an operation works out. */
export interface Block {
  readonly window: Plane;
  readonly part: Rect;
}

/** Blocks that are in flight at once. */
const together = 8;

/**
 * Runs an operation that looks `margin` pixels around each pixel. It is done in blocks, and only where within that
 * distance, or within `touched` where that is less, values differ: what is deep inside or far outside becomes what
 * `flat` says. The margin ends at the document's edge, so that what lies past it is nobody's neighbour. `options` are those
 * for a window of the document.
 */
export function* byBlocks<O>(
  selection: Raster,
  size: Size,
  margin: number,
  task: Task<Block & O, Uint8ClampedArray>,
  options: (window: Rect) => O,
  flat: (value: number) => number = (value) => value,
  touched = margin,
): Work<Raster> {
  const source = within(selection, size);
  const whole = documentRect(size);
  // Large margins are read again by every block, so blocks grow with them.
  const side = tileSide * Math.min(4, Math.max(1, Math.ceil(margin / 128)));
  const tiles = new Map<number, Tile>();
  for (const some of runsOf(piecesOf(whole, side), together)) {
    const blocks: Rect[] = [];
    const given: (Block & O)[] = [];
    for (const block of some) {
      const value = uniformOver(source, intersect(expand(block, Math.ceil(touched)), whole));
      if (value !== null) {
        const becomes = flat(value);
        if (becomes === value) keep(tiles, source, block);
        else fill(tiles, becomes, block);
        continue;
      }
      const around = intersect(expand(block, Math.ceil(margin)), whole);
      const window = { width: around.width, height: around.height, data: read(source, around) };
      const part = { ...block, x: block.x - around.x, y: block.y - around.y };
      blocks.push(block);
      given.push({ ...options(around), window, part });
    }
    const done = yield* compute(task, given, ({ part }) => part.width * part.height);
    for (const [at, block] of blocks.entries()) {
      const bytes = done[at];
      if (bytes) put(tiles, bytes, block);
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

function fill(tiles: Map<number, Tile>, value: number, block: Rect): void {
  if (value !== 0) put(tiles, new Uint8ClampedArray(block.width * block.height).fill(value), block);
}

function put(tiles: Map<number, Tile>, bytes: Uint8ClampedArray, block: Rect): void {
  for (const [key, tile] of selectionFrom(bytes, block).tiles) tiles.set(key, tile);
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
