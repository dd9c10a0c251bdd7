import { tileSide } from '../../preload/contract/document.ts';
import { intersect, isEmpty, unite } from './rect.ts';
import type { Rect } from './rect.ts';
import { blankTile, copyTile, isBlank, tileKey, tilePlace } from './tile.ts';
import type { Channels, Tile } from './tile.ts';

/**
 * Pixels without bounds, in tiles: immutable, and sharing with every other raster the tiles they have in
 * common. Four channels are RGBA with straight alpha; one channel is a mask or a selection.
 */
export interface Raster {
  readonly channels: Channels;
  /** What every channel is where there is no tile. */
  readonly outside: 0 | 255;
  /** Where tile (0, 0) begins, in the document. Moving a layer changes this alone. */
  readonly x: number;
  readonly y: number;
  readonly tiles: ReadonlyMap<number, Tile>;
}

export function emptyRaster(channels: Channels, outside: 0 | 255 = 0): Raster {
  return { channels, outside, x: 0, y: 0, tiles: new Map() };
}

/** The raster of a block of pixels: width · height · channels bytes, with its top left corner at (x, y). */
export function rasterFrom(
  data: Uint8ClampedArray | Uint8Array,
  { x, y, width, height }: Rect,
  channels: Channels,
  outside: 0 | 255 = 0,
): Raster {
  const editor = edit({ ...emptyRaster(channels, outside), x, y });
  editor.write({ x, y, width, height }, data);
  return editor.finish();
}

/** Calls back for every tile place that a rectangle of the document touches, with the part of it in the tile. */
export function eachTile(
  raster: Pick<Raster, 'x' | 'y'>,
  rect: Rect,
  visit: (place: { column: number; row: number; key: number }, part: Rect, tile: Rect) => void,
): void {
  if (isEmpty(rect)) return;
  const first = (at: number, origin: number) => Math.floor((at - origin) / tileSide);
  for (let row = first(rect.y, raster.y); row <= first(rect.y + rect.height - 1, raster.y); row += 1) {
    for (
      let column = first(rect.x, raster.x);
      column <= first(rect.x + rect.width - 1, raster.x);
      column += 1
    ) {
      const tile = tileRect(raster, column, row);
      visit({ column, row, key: tileKey(column, row) }, intersect(tile, rect), tile);
    }
  }
}

/** The part of the document that a tile covers. */
export function tileRect(raster: Pick<Raster, 'x' | 'y'>, column: number, row: number): Rect {
  return {
    x: raster.x + column * tileSide,
    y: raster.y + row * tileSide,
    width: tileSide,
    height: tileSide,
  };
}

/** The pixels of a rectangle of the document: width · height · channels bytes. */
export function read(raster: Raster, rect: Rect): Uint8ClampedArray<ArrayBuffer> {
  const { channels } = raster;
  const out = new Uint8ClampedArray(rect.width * rect.height * channels);
  if (raster.outside !== 0) out.fill(raster.outside);
  eachTile(raster, rect, ({ key }, part, place) => {
    const tile = raster.tiles.get(key);
    if (tile) copyRows(tile.data, place, out, rect, part, channels);
  });
  return out;
}

/** The value of every channel at one pixel. */
export function pixelAt(raster: Raster, x: number, y: number): readonly number[] {
  return [...read(raster, { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 })];
}

export function write(raster: Raster, rect: Rect, data: Uint8ClampedArray | Uint8Array): Raster {
  const editor = edit(raster);
  editor.write(rect, data);
  return editor.finish();
}

export function moveRaster(raster: Raster, dx: number, dy: number): Raster {
  return dx === 0 && dy === 0 ? raster : { ...raster, x: raster.x + dx, y: raster.y + dy };
}

/** Where there are tiles; nothing lies outside it but `outside`. Tiles may be empty at their edges. */
export function tiledBounds(raster: Raster): Rect {
  let bounds: Rect = { x: 0, y: 0, width: 0, height: 0 };
  for (const key of raster.tiles.keys()) {
    const { column, row } = tilePlace(key);
    bounds = unite(bounds, tileRect(raster, column, row));
  }
  return bounds;
}

/** The smallest rectangle with every pixel that is not wholly outside: alpha above 0, or mask not `outside`. */
export function contentBounds(raster: Raster): Rect {
  const { channels, outside } = raster;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  // The outermost first: of a filled picture its edges are then all that is looked at.
  const { x: left, y: top, width, height } = tiledBounds(raster);
  const far = ({ x, y }: Rect) =>
    Math.max(Math.abs(2 * (x - left) + tileSide - width), Math.abs(2 * (y - top) + tileSide - height));
  const places = [...raster.tiles].map(([key, tile]) => {
    const { column, row } = tilePlace(key);
    return { data: tile.data, place: tileRect(raster, column, row) };
  });
  for (const { data, place } of places.sort((a, b) => far(b.place) - far(a.place))) {
    // A tile wholly inside what is already known can't widen it.
    if (place.x >= x0 && place.y >= y0 && place.x + tileSide <= x1 && place.y + tileSide <= y1) continue;
    for (let y = 0; y < tileSide; y += 1) {
      for (let x = 0; x < tileSide; x += 1) {
        if (data[(y * tileSide + x) * channels + channels - 1] === outside) continue;
        x0 = Math.min(x0, place.x + x);
        x1 = Math.max(x1, place.x + x + 1);
        y0 = Math.min(y0, place.y + y);
        y1 = Math.max(y1, place.y + y + 1);
      }
    }
  }
  return x1 > x0 ? { x: x0, y: y0, width: x1 - x0, height: y1 - y0 } : { x: 0, y: 0, width: 0, height: 0 };
}

/** Changes a raster: tiles are copied when they are first written to, all others stay shared. */
export class RasterEditor {
  readonly #tiles: Map<number, Tile>;
  readonly #own = new Set<number>();

  constructor(private readonly raster: Raster) {
    this.#tiles = new Map(raster.tiles);
  }

  /** A tile that may be written to. */
  tile(key: number): Tile {
    const known = this.#tiles.get(key);
    if (known && this.#own.has(key)) return known;
    const own = known ? copyTile(known) : blankTile(this.raster.channels, this.raster.outside);
    this.#tiles.set(key, own);
    this.#own.add(key);
    return own;
  }

  /** Puts width · height · channels bytes over a rectangle of the document. */
  write(rect: Rect, data: Uint8ClampedArray | Uint8Array): void {
    eachTile(this.raster, rect, ({ key }, part, place) => {
      copyRows(data, rect, this.tile(key).data, place, part, this.raster.channels);
    });
  }

  /** Puts a tile where it covers it whole, without a copy. */
  put(key: number, tile: Tile | null): void {
    if (tile) this.#tiles.set(key, tile);
    else this.#tiles.delete(key);
    this.#own.delete(key);
  }

  /** The raster as it is now. What was written so far stays open to writing: for a stroke that goes on. */
  current(): Raster {
    return { ...this.raster, tiles: new Map(this.#tiles) };
  }

  /** The raster as it goes: tiles that are written to later appear in it too. For what a stroke shows meanwhile. */
  growing(): Raster {
    return { ...this.raster, tiles: this.#tiles };
  }

  /** The raster, with tiles that say nothing left out. Nothing may be written after this. */
  finish(): Raster {
    const { outside } = this.raster;
    for (const key of this.#own) {
      const tile = this.#tiles.get(key);
      if (tile && isBlank(tile, outside)) this.#tiles.delete(key);
    }
    if (this.#own.size === 0 && this.#tiles.size === this.raster.tiles.size) return this.raster;
    return this.current();
  }
}

export function edit(raster: Raster): RasterEditor {
  return new RasterEditor(raster);
}

/** Copies the rows of `part` from one block of pixels to another; each block lies in the document at its rectangle. */
function copyRows(
  from: Uint8ClampedArray | Uint8Array,
  source: Rect,
  to: Uint8ClampedArray,
  target: Rect,
  part: Rect,
  channels: Channels,
): void {
  const length = part.width * channels;
  for (let y = part.y; y < part.y + part.height; y += 1) {
    const start = ((y - source.y) * source.width + part.x - source.x) * channels;
    const end = ((y - target.y) * target.width + part.x - target.x) * channels;
    to.set(from.subarray(start, start + length), end);
  }
}
