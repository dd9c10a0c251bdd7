import { tileSide } from '../../preload/contract/document.ts';
import { Lru } from '../base/lru.ts';
import type { Picture } from '../picture/document.ts';
import { expand, intersect, isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { Backdrops } from './backdrop.ts';
import { composite } from './flatten.ts';
import { countBelow, rastersInHand } from './in-hand.ts';
import { partsOf, reachOf, sameParts, tileRect } from './parts.ts';
import { place } from './place.ts';
import { atLevel, Pyramid } from './pyramid.ts';
import { onlySeen, roughlyIn } from './render.ts';
import type { View } from './render.ts';

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

/** Bytes that may be kept of composites, of layers at reduced size, and of what lies below the layer in hand. */
export interface Budgets {
  readonly composites: number;
  readonly reducedLayers: number;
  readonly backdrops: number;
}

interface Entry {
  readonly level: number;
  readonly column: number;
  readonly row: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  stamp: number;
  /** The picture it is known to be of, and everything that it was made from. */
  picture: Picture;
  rough: boolean;
  parts: readonly unknown[];
}

/**
 * Composites tiles of a picture for the canvas, and remembers them. A remembered tile is taken again only if
 * everything that it was made from is the very same, so nothing need be said of commits and undo.
 */
export class Compositor {
  readonly #entries: Lru<string, Entry>;
  readonly #pyramid: Pyramid;
  readonly #backdrops: Backdrops;
  #stamp = 0;
  /** The layer in hand: strokes write into it, and what lies below it is worth remembering. */
  inHand: string | undefined;

  constructor({ composites, reducedLayers, backdrops }: Budgets) {
    this.#pyramid = new Pyramid(reducedLayers);
    this.#backdrops = new Backdrops(backdrops);
    this.#entries = new Lru(composites);
  }

  /**
   * The tile of a level (2^-level of full size) at a column and row of tiles from the document's corner. While a
   * gesture goes on it may be `rough`: what moves is then up to half a pixel of the level off.
   */
  tile(picture: Picture, level: number, column: number, row: number, rough = false): Composite {
    const key = `${level},${column},${row}`;
    const known = this.#entries.get(key);
    if (known) {
      if (known.rough === rough && sameImage(known.picture, picture)) return known;
      const parts = partsOf(picture, level, column, row, roughlyIn(this.#view(picture, level, rough)));
      known.picture = picture;
      known.rough = rough;
      if (sameParts(known.parts, parts)) return known;
      known.parts = parts;
      // A tile that changes once will again: the layer in hand is being worked on.
      this.#compose(known, tileRect(column, row), true);
      return known;
    }
    const entry: Entry = {
      level,
      column,
      row,
      pixels: new Uint8ClampedArray(4 * tileSide * tileSide),
      stamp: 0,
      picture,
      rough,
      parts: partsOf(picture, level, column, row, roughlyIn(this.#view(picture, level, rough))),
    };
    this.#compose(entry, tileRect(column, row), false);
    this.#entries.set(key, entry, entry.pixels.byteLength);
    return entry;
  }

  /**
   * Says that a stroke wrote into tiles of `picture` in place, within a rectangle of the document. Of what is
   * remembered at `level` only that rectangle is composited anew.
   */
  touch(picture: Picture, rect: Rect, level: number): readonly Change[] {
    for (const raster of rastersInHand(picture.layers, this.inHand)) this.#pyramid.update(raster, rect);
    const changes: Change[] = [];
    for (const [key, entry] of this.#entries.all()) {
      const { column, row } = entry;
      const reach = expand(atLevel(rect, entry.level), reachOf(picture.layers, 2 ** -entry.level));
      const part = intersect(intersect(reach, tileRect(column, row)), boundsAt(picture, entry.level));
      if (isEmpty(part)) continue;
      if (entry.level !== level) {
        this.#entries.delete(key);
        continue;
      }
      if (!sameParts(entry.parts, partsOf(picture, level, column, row))) {
        // More than the rectangle may be new: it's for `tile` to make all of it anew.
        entry.parts = [];
        continue;
      }
      entry.picture = picture;
      entry.rough = false;
      this.#compose(entry, part, true);
      changes.push({ column, row, rect: part });
    }
    return changes;
  }

  /** Composites a part of a tile; onto what lies below the layer in hand, if that is worth remembering. */
  #compose(entry: Entry, rect: Rect, remember: boolean): void {
    const { picture, level, column, row, rough } = entry;
    const tile = tileRect(column, row);
    const view = this.#view(picture, level, rough);
    const { bounds } = view;
    const part = intersect(rect, bounds);
    if (rect.width === tileSide && rect.height === tileSide) entry.pixels.fill(0);
    if (!isEmpty(part)) {
      const whole = intersect(tile, bounds);
      // One raster that hides all others is copied, which costs less than what lies below it.
      const worth = remember && onlySeen(picture.layers, part, view) === null;
      const below = worth ? this.#below(entry, part, whole, view) : null;
      const layers = picture.layers.slice(below?.count ?? 0);
      place(composite(layers, part, view, below?.floats ?? null), part, entry.pixels, tile);
    }
    this.#stamp += 1;
    entry.stamp = this.#stamp;
  }

  #below({ picture, column, row }: Entry, part: Rect, whole: Rect, view: View) {
    const count = countBelow(picture.layers, this.inHand);
    return this.#backdrops.below(picture, count, column, row, part, whole, view);
  }

  #view(picture: Picture, level: number, rough: boolean): View {
    return { level, scale: 2 ** -level, bounds: boundsAt(picture, level), pyramid: this.#pyramid, rough };
  }
}

function boundsAt({ width, height }: Picture, level: number): Rect {
  return atLevel({ x: 0, y: 0, width, height }, level);
}

function sameImage(a: Picture, b: Picture): boolean {
  return a === b || (a.layers === b.layers && a.width === b.width && a.height === b.height);
}
