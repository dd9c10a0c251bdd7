import { tileSide } from '../../preload/contract/document.ts';
import { Lru } from '../base/lru.ts';
import { eachTile, read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { contains } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { tileKey } from '../pixels/tile.ts';
import type { Tile } from '../pixels/tile.ts';
import { within } from '../pixels/within.ts';
import { shrinkInto } from './shrink.ts';

/** Where the tiles of a level begin for a raster that lies anyhow: as the document does. */
const document = { x: 0, y: 0 };

/** A tile of a level, and the place where a raster has it. */
type Visit = (tile: Tile, part: Rect, place: Rect) => void;

/** Names that are numbered at the most; then numbering begins anew, and with it what was made. */
const mostNames = 200_000;

/**
 * Rasters at half, a quarter … of their size. A tile of level L is the mean of four of level L − 1, colours
 * weighed by their alphas. What was made is found again by the identities of what it was made from: so a
 * commit or an undo can't leave a stale tile, and rasters that share tiles share these too.
 *
 * Tiles of a raster that lies on whole pixels of the level are its own, wherever it is moved; else they are the
 * document's, and every move makes them anew. So while a gesture goes on, a raster that left the place where it
 * was seen last may be taken from its own tiles, up to half a pixel of the level off: that is called roughly here.
 */
export class Pyramid {
  /** Tiles that were asked for, and those on the way to them. */
  readonly #wanted: Lru<number, Tile>;
  readonly #steps: Lru<number, Tile>;
  /** Numbers of full tiles, and of what is made of them: known by what lies below, whether that is kept or not. */
  readonly #tiles = new WeakMap<Tile, number>();
  readonly #names = new Map<string, number>();
  #next = 1;
  #highest = 0;
  #opaque = new WeakMap<Tile, { readonly part: Rect; readonly opaque: boolean }>();
  /** Where rasters, known by their tiles, lay when they were taken exactly. */
  readonly #seen = new WeakMap<Raster['tiles'], { readonly x: number; readonly y: number }>();

  /** What is kept may hold this many bytes; the least recently used goes first. */
  constructor(budget: number) {
    this.#wanted = new Lru((budget * 3) / 4);
    this.#steps = new Lru(budget / 4);
  }

  /** Calls back for each tile that a raster has within a rectangle of a level's pixels. */
  each(raster: Raster, level: number, rect: Rect, rough: boolean, visit: Visit): void {
    const own = fits(raster, level) || (rough && this.isRough(raster, level));
    if (level === 0) {
      eachTile(raster, rect, ({ key }, part, place) => {
        const tile = raster.tiles.get(key);
        if (tile) visit(tile, part, place);
      });
      return;
    }
    if (!rough) this.#seen.set(raster.tiles, raster);
    const from = own ? inPlace(raster) : raster;
    eachTile(own ? originAt(raster, level) : document, rect, ({ column, row }, part, place) => {
      const tile = this.tile(from, level, column, row);
      if (tile) visit(tile, part, place);
    });
  }

  /** A raster as it is at a level, with those of its tiles alone that a rectangle of the level touches. */
  reduced(raster: Raster, level: number, rect: Rect, rough: boolean): Raster {
    if (level === 0) return within(raster, rect);
    const own = fits(raster, level) || (rough && this.isRough(raster, level));
    const origin = own ? originAt(raster, level) : document;
    const tiles = new Map<number, Tile>();
    this.each(raster, level, rect, rough, (tile, _part, place) => {
      tiles.set(tileKey((place.x - origin.x) / tileSide, (place.y - origin.y) / tileSide), tile);
    });
    return { ...raster, ...origin, tiles };
  }

  /** Whether a raster would be taken from its own tiles though it lies between the level's pixels. */
  isRough(raster: Raster, level: number): boolean {
    if (fits(raster, level)) return false;
    const seen = this.#seen.get(raster.tiles);
    return seen?.x !== raster.x || seen.y !== raster.y;
  }

  /** The tile of a level above 0 at a place in the document; null where the raster has nothing. */
  tile(raster: Raster, level: number, column: number, row: number): Tile | null {
    this.#highest = Math.max(this.#highest, level);
    const number = this.#numberAt(raster, level, column, row);
    if (number === 0) return null;
    const tile = this.#known(number) ?? this.#make(raster, level, column, row);
    this.#steps.delete(number);
    this.#wanted.set(number, tile, tile.data.byteLength);
    return tile;
  }

  /** The same as a step to a tile of a higher level, after which it may soon go. */
  #step(raster: Raster, level: number, column: number, row: number): Tile | null {
    const number = this.#numberAt(raster, level, column, row);
    if (number === 0) return null;
    const wanted = this.#wanted.get(number);
    if (wanted) return wanted;
    const tile = this.#steps.get(number) ?? this.#make(raster, level, column, row);
    this.#steps.set(number, tile, tile.data.byteLength);
    return tile;
  }

  #make(raster: Raster, level: number, column: number, row: number): Tile {
    const tile = { data: new Uint8ClampedArray(tileSide * tileSide * raster.channels) };
    this.#shrink(raster, level, column, row, tile, { x: 0, y: 0, width: tileSide, height: tileSide });
    return tile;
  }

  #known(number: number): Tile | undefined {
    return this.#wanted.get(number) ?? this.#steps.get(number);
  }

  /** Makes a part of what is known of a raster anew, after it was written to in place. */
  update(raster: Raster, rect: Rect): void {
    eachTile(raster, rect, ({ key }) => {
      const tile = raster.tiles.get(key);
      if (tile) this.#opaque.delete(tile);
    });
    this.#updateTiles(raster, rect);
    if (raster.x !== 0 || raster.y !== 0)
      this.#updateTiles(inPlace(raster), { ...rect, x: rect.x - raster.x, y: rect.y - raster.y });
  }

  #updateTiles(raster: Raster, rect: Rect): void {
    for (let level = 1; level <= this.#highest; level += 1) {
      eachTile(document, atLevel(rect, level), ({ column, row }, part, place) => {
        const tile = this.#known(this.#numberAt(raster, level, column, row));
        if (!tile) return;
        this.#opaque.delete(tile);
        this.#shrink(raster, level, column, row, tile, { ...part, x: part.x - place.x, y: part.y - place.y });
      });
    }
  }

  /** Whether every pixel of a rectangle of a level is wholly opaque. */
  isOpaque(raster: Raster, level: number, rect: Rect, rough: boolean): boolean {
    let area = 0;
    this.each(raster, level, rect, rough, (tile, part, place) => {
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
          : (this.#step(raster, level - 1, 2 * column + i, 2 * row + j)?.data ?? null);
      shrinkInto(tile.data, part, i, j, child, raster);
    }
  }

  /** What a tile of a level is known by, without making it: 0 where the raster has nothing. */
  #numberAt(raster: Raster, level: number, column: number, row: number): number {
    if (level === 1) return this.#numberOfFirst(raster, column, row);
    const below = quarters.map(([i, j]) => this.#numberAt(raster, level - 1, 2 * column + i, 2 * row + j));
    return below.some((number) => number > 0) ? this.#numberOf([raster.outside, ...below].join()) : 0;
  }

  /** A tile of level 1 is known by every tile of the raster below it, and by how they lie there. */
  #numberOfFirst(raster: Raster, column: number, row: number): number {
    const side = 2 * tileSide;
    let name = `${raster.channels},${raster.outside},${modulo(raster.x)},${modulo(raster.y)}`;
    let tiles = 0;
    eachTile(raster, { x: column * side, y: row * side, width: side, height: side }, ({ key }) => {
      const tile = raster.tiles.get(key);
      if (tile) tiles += 1;
      name += `,${tile ? this.#numberOfTile(tile) : 0}`;
    });
    return tiles === 0 ? 0 : this.#numberOf(name);
  }

  #numberOfTile(tile: Tile): number {
    const known = this.#tiles.get(tile);
    if (known !== undefined) return known;
    this.#tiles.set(tile, this.#next);
    return this.#next++;
  }

  #numberOf(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (this.#names.size >= mostNames) {
      this.#names.clear();
      this.#wanted.clear();
      this.#steps.clear();
    }
    this.#names.set(name, this.#next);
    return this.#next++;
  }
}

/** Whether a raster lies on whole pixels of a level. */
function fits({ x, y }: Raster, level: number): boolean {
  return x % 2 ** level === 0 && y % 2 ** level === 0;
}

/** The raster as it lies in itself: the tiles made of this are its own. */
function inPlace(raster: Raster): Raster {
  return raster.x === 0 && raster.y === 0 ? raster : { ...raster, x: 0, y: 0 };
}

/** Where a raster's own tiles begin, in pixels of a level. */
function originAt({ x, y }: Raster, level: number): { readonly x: number; readonly y: number } {
  return { x: Math.round(x / 2 ** level), y: Math.round(y / 2 ** level) };
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
