import { tileSide } from '../../preload/document.ts';
import { eachTile, read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { contains } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { tileKey } from '../pixels/tile.ts';
import type { Tile } from '../pixels/tile.ts';
import { shrinkInto } from './shrink.ts';

/** Where the tiles of a level begin: they lie as the document does, not as the raster. */
const document = { x: 0, y: 0 };

/** A tile of a level in the document, or the place where a raster has one at full size. */
type Visit = (tile: Tile, part: Rect, place: Rect) => void;

/**
 * Rasters at half, a quarter … of their size. A tile of level L is the mean of four of level L − 1, colours
 * weighed by their alphas. What was made is found again by the identities of what it was made from: so a
 * commit or an undo can't leave a stale tile, and rasters that share tiles share these too.
 */
export class Pyramid {
  readonly #made = new Map<string, Tile>();
  readonly #numbers = new WeakMap<Tile, number>();
  #next = 1;
  #bytes = 0;
  #highest = 0;
  #opaque = new WeakMap<Tile, { readonly part: Rect; readonly opaque: boolean }>();

  /** What is kept may hold this many bytes; the least recently used goes first. */
  constructor(private readonly budget: number) {}

  get bytes(): number {
    return this.#bytes;
  }

  /** Calls back for each tile that a raster has within a rectangle of a level's pixels. */
  each(raster: Raster, level: number, rect: Rect, visit: Visit): void {
    if (level === 0) {
      eachTile(raster, rect, ({ key }, part, place) => {
        const tile = raster.tiles.get(key);
        if (tile) visit(tile, part, place);
      });
    } else {
      eachTile(document, rect, ({ column, row }, part, place) => {
        const tile = this.tile(raster, level, column, row);
        if (tile) visit(tile, part, place);
      });
    }
  }

  /** The tile of a level above 0 at a place in the document; null where the raster has nothing. */
  tile(raster: Raster, level: number, column: number, row: number): Tile | null {
    this.#highest = Math.max(this.#highest, level);
    const name =
      level === 1
        ? this.#nameOfFirst(raster, column, row)
        : this.#nameOf(
            raster,
            quarters.map(([i, j]) => this.tile(raster, level - 1, 2 * column + i, 2 * row + j)),
          );
    if (name === null) return null;
    const known = this.#made.get(name);
    if (known) {
      this.#made.delete(name);
      this.#made.set(name, known);
      return known;
    }
    const tile = { data: new Uint8ClampedArray(tileSide * tileSide * raster.channels) };
    this.#shrink(raster, level, column, row, tile, { x: 0, y: 0, width: tileSide, height: tileSide });
    this.#keep(name, tile);
    return tile;
  }

  /** Makes a part of what is known of a raster anew, after it was written to in place. */
  update(raster: Raster, rect: Rect): void {
    eachTile(raster, rect, ({ key }) => {
      const tile = raster.tiles.get(key);
      if (tile) this.#opaque.delete(tile);
    });
    for (let level = 1; level <= this.#highest; level += 1) {
      eachTile(document, atLevel(rect, level), ({ column, row }, part, place) => {
        const tile = this.#find(raster, level, column, row);
        if (!tile) return;
        this.#opaque.delete(tile);
        this.#shrink(raster, level, column, row, tile, { ...part, x: part.x - place.x, y: part.y - place.y });
      });
    }
  }

  /** The tile if it is known, null if it is empty, else undefined: nothing is made. */
  #find(raster: Raster, level: number, column: number, row: number): Tile | null | undefined {
    if (level === 1) {
      const name = this.#nameOfFirst(raster, column, row);
      return name === null ? null : this.#made.get(name);
    }
    const children = quarters.map(([i, j]) => this.#find(raster, level - 1, 2 * column + i, 2 * row + j));
    const name = children.includes(undefined) ? undefined : this.#nameOf(raster, children);
    return typeof name === 'string' ? this.#made.get(name) : name;
  }

  /** Whether every pixel of a rectangle of a level is wholly opaque. */
  isOpaque(raster: Raster, level: number, rect: Rect): boolean {
    let area = 0;
    this.each(raster, level, rect, (tile, part, place) => {
      if (this.#isOpaque(tile, { ...part, x: part.x - place.x, y: part.y - place.y })) {
        area += part.width * part.height;
      }
    });
    return area === rect.width * rect.height;
  }

  #isOpaque(tile: Tile, part: Rect): boolean {
    const known = this.#opaque.get(tile);
    if (known?.opaque && contains(known.part, part)) return true;
    if (known && !known.opaque && contains(part, known.part)) return false;
    const opaque = everyAlphaFull(tile.data, part);
    this.#opaque.set(tile, { part, opaque });
    return opaque;
  }

  #shrink(raster: Raster, level: number, column: number, row: number, tile: Tile, part: Rect): void {
    for (const [i, j] of quarters) {
      const child =
        level === 1
          ? firstLevel(raster, 2 * column + i, 2 * row + j)
          : (this.tile(raster, level - 1, 2 * column + i, 2 * row + j)?.data ?? null);
      shrinkInto(tile.data, part, i, j, child, raster);
    }
  }

  /** A tile of level 1 is known by every tile of the raster below it, and by how they lie there. */
  #nameOfFirst(raster: Raster, column: number, row: number): string | null {
    const side = 2 * tileSide;
    const numbers: number[] = [];
    eachTile(raster, { x: column * side, y: row * side, width: side, height: side }, ({ key }) => {
      numbers.push(this.#number(raster.tiles.get(key)));
    });
    if (numbers.every((number) => number === 0)) return null;
    return [raster.channels, raster.outside, modulo(raster.x), modulo(raster.y), ...numbers].join();
  }

  #nameOf({ outside }: Raster, children: readonly (Tile | null | undefined)[]): string | null {
    if (children.every((child) => !child)) return null;
    return [outside, ...children.map((child) => this.#number(child))].join();
  }

  #number(tile: Tile | null | undefined): number {
    if (!tile) return 0;
    let number = this.#numbers.get(tile);
    if (number === undefined) {
      number = this.#next;
      this.#next += 1;
      this.#numbers.set(tile, number);
    }
    return number;
  }

  #keep(name: string, tile: Tile): void {
    this.#made.set(name, tile);
    this.#bytes += tile.data.byteLength;
    for (const [oldest, { data }] of this.#made) {
      if (this.#bytes <= this.budget) break;
      this.#made.delete(oldest);
      this.#bytes -= data.byteLength;
    }
  }
}

const quarters = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** The whole pixels of a level that a rectangle of the document touches. */
export function atLevel({ x, y, width, height }: Rect, level: number): Rect {
  const scale = 2 ** level;
  const left = Math.floor(x / scale);
  const top = Math.floor(y / scale);
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) / scale) - left,
    height: Math.ceil((y + height) / scale) - top,
  };
}

/** The document's tile of full size: the raster's own where they lie alike, else put together. */
function firstLevel(raster: Raster, column: number, row: number): Uint8ClampedArray | null {
  const place = { x: column * tileSide, y: row * tileSide, width: tileSide, height: tileSide };
  if (modulo(raster.x) === 0 && modulo(raster.y) === 0) {
    const key = tileKey(column - raster.x / tileSide, row - raster.y / tileSide);
    return raster.tiles.get(key)?.data ?? null;
  }
  return read(raster, place);
}

function modulo(offset: number): number {
  return ((offset % tileSide) + tileSide) % tileSide;
}

function everyAlphaFull(data: Uint8ClampedArray, { x, y, width, height }: Rect): boolean {
  for (let row = y; row < y + height; row += 1) {
    const end = (row * tileSide + x + width) * 4;
    for (let at = (row * tileSide + x) * 4 + 3; at < end; at += 4) if (data[at] !== 255) return false;
  }
  return true;
}
