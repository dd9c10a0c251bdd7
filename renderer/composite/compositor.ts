import { tileSide } from '../../preload/document.ts';
import type { Picture, PictureLayer } from '../documents/document.ts';
import { eachTile } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand, intersect, isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { kernelOf } from './adjustments/table.ts';
import { composite, place } from './flatten.ts';
import { atLevel, Pyramid } from './pyramid.ts';

/** A tile of a picture as it shows at a level. */
export interface Composite {
  /** Straight RGBA, tileSide² pixels, transparent outside the picture. Belongs to the compositor: read it only. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Grows whenever `pixels` changes. Never the same for two contents, whichever the tile. */
  readonly stamp: number;
}

/** A part of a tile of a level that changed; `rect` in pixels of the level. */
export interface Change {
  readonly column: number;
  readonly row: number;
  readonly rect: Rect;
}

interface Entry {
  readonly level: number;
  readonly column: number;
  readonly row: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  stamp: number;
  /** The picture it is known to be of, and everything that it was made from. */
  picture: Picture;
  parts: readonly unknown[];
}

/**
 * Composites tiles of a picture for the canvas, and remembers them. A remembered tile is taken again only if
 * everything that it was made from is the very same, so nothing need be said of commits and undo.
 */
export class Compositor {
  readonly #entries = new Map<string, Entry>();
  readonly #pyramid: Pyramid;
  readonly #room: number;
  #stamp = 0;

  /** Half of the budget is for composites, half for layers at reduced size; the least recently used go first. */
  constructor(budgetBytes: number) {
    this.#pyramid = new Pyramid(budgetBytes / 2);
    this.#room = Math.max(1, Math.floor(budgetBytes / 2 / (4 * tileSide * tileSide)));
  }

  /** The tile of a level (2^-level of full size) at a column and row of tiles from the document's corner. */
  tile(picture: Picture, level: number, column: number, row: number): Composite {
    const key = `${level},${column},${row}`;
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      if (sameImage(known.picture, picture)) return known;
      const parts = partsOf(picture, level, column, row);
      known.picture = picture;
      if (same(known.parts, parts)) return known;
      known.parts = parts;
      this.#compose(known, tileRect(column, row));
      return known;
    }
    const entry: Entry = {
      level,
      column,
      row,
      pixels: new Uint8ClampedArray(4 * tileSide * tileSide),
      stamp: 0,
      picture,
      parts: partsOf(picture, level, column, row),
    };
    this.#compose(entry, tileRect(column, row));
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#room) break;
      this.#entries.delete(oldest);
    }
    return entry;
  }

  /**
   * Says that a stroke wrote into tiles of `picture` in place, within a rectangle of the document. Of what is
   * remembered at `level` only that rectangle is composited anew.
   */
  touch(picture: Picture, rect: Rect, level: number): readonly Change[] {
    for (const raster of rastersInHand(picture)) this.#pyramid.update(raster, rect);
    const changes: Change[] = [];
    for (const [key, entry] of this.#entries) {
      const { column, row } = entry;
      const reach = expand(atLevel(rect, entry.level), reachOf(picture.layers, entry.level));
      const part = intersect(intersect(reach, tileRect(column, row)), boundsAt(picture, entry.level));
      if (isEmpty(part)) continue;
      if (entry.level !== level || !same(entry.parts, partsOf(picture, level, column, row))) {
        this.#entries.delete(key);
        continue;
      }
      entry.picture = picture;
      this.#compose(entry, part);
      changes.push({ column, row, rect: part });
    }
    return changes;
  }

  #compose(entry: Entry, rect: Rect): void {
    const { picture, level, column, row } = entry;
    const tile = tileRect(column, row);
    const bounds = boundsAt(picture, level);
    const part = intersect(rect, bounds);
    if (rect.width === tileSide && rect.height === tileSide) entry.pixels.fill(0);
    if (!isEmpty(part)) {
      const view = { level, bounds, pyramid: this.#pyramid };
      place(composite(picture.layers, part, view), part, entry.pixels, tile);
    }
    this.#stamp += 1;
    entry.stamp = this.#stamp;
  }
}

function tileRect(column: number, row: number): Rect {
  return { x: column * tileSide, y: row * tileSide, width: tileSide, height: tileSide };
}

function boundsAt({ width, height }: Picture, level: number): Rect {
  return atLevel({ x: 0, y: 0, width, height }, level);
}

function sameImage(a: Picture, b: Picture): boolean {
  return a === b || (a.layers === b.layers && a.width === b.width && a.height === b.height);
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** Everything that a tile of a level is made from, to be compared one by one. */
function partsOf(picture: Picture, level: number, column: number, row: number): readonly unknown[] {
  const around = expand(tileRect(column, row), reachOf(picture.layers, level));
  const scale = 2 ** level;
  const rect = {
    x: around.x * scale,
    y: around.y * scale,
    width: around.width * scale,
    height: around.height * scale,
  };
  const parts: unknown[] = [picture.width, picture.height];
  collect(picture.layers, rect, parts);
  return parts;
}

function collect(layers: readonly PictureLayer[], rect: Rect, parts: unknown[]): void {
  for (const layer of layers) {
    parts.push(layer.kind, layer.visible, layer.opacity, layer.blend, layer.clipped, layer.mask?.enabled);
    if (layer.mask?.enabled) collectTiles(layer.mask.pixels, rect, parts);
    if (layer.kind === 'raster') collectTiles(layer.pixels, rect, parts);
    else if (layer.kind === 'adjustment') parts.push(layer.adjustment);
    else {
      collect(layer.layers, rect, parts);
      parts.push(null);
    }
  }
}

function collectTiles(raster: Raster, rect: Rect, parts: unknown[]): void {
  parts.push(raster.outside);
  eachTile(raster, rect, ({ key }, _part, place) => {
    const tile = raster.tiles.get(key);
    if (tile) parts.push(tile, place.x, place.y);
  });
}

/** How far spatial adjustments reach, in pixels of a level. */
function reachOf(layers: readonly PictureLayer[], level: number): number {
  return layers.reduce((sum, layer) => {
    if (!layer.visible) return sum;
    if (layer.kind === 'group') return sum + reachOf(layer.layers, level);
    if (layer.kind !== 'adjustment') return sum;
    const kernel = kernelOf(layer.adjustment, 2 ** -level);
    return kernel.kind === 'spatial' ? sum + kernel.margin : sum;
  }, 0);
}

/** What a stroke may be writing to: the pixels or the mask of the layer in hand. */
function rastersInHand({ layers, selected }: Picture): readonly Raster[] {
  const layer = find(layers, selected.at(-1));
  if (!layer) return [];
  const mask = layer.mask ? [layer.mask.pixels] : [];
  return layer.kind === 'raster' ? [layer.pixels, ...mask] : mask;
}

function find(layers: readonly PictureLayer[], id: string | undefined): PictureLayer | null {
  for (const layer of layers) {
    const found = layer.id === id ? layer : layer.kind === 'group' ? find(layer.layers, id) : null;
    if (found) return found;
  }
  return null;
}
