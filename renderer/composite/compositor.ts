import { tileSide } from '../../preload/contract/document.ts';
import { place } from '../../preload/pixels/place.ts';
import { Lru } from '../base/lru.ts';
import { report } from '../base/notices.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand, intersect, isEmpty, unite } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Task } from '../pixels/work.ts';
import { Backdrops } from './backdrop.ts';
import type { Below } from './backdrop.ts';
import { backdrops, composite, compositions, layersOf } from './flatten.ts';
import type { Composition } from './flatten.ts';
import { countBelow, rastersInHand } from './in-hand.ts';
import { partsOf, reachOf, sameParts, tileRect } from './parts.ts';
import { atLevel, Pyramid } from './pyramid.ts';
import { layersSeen, onlySeen, roughlyIn, takesLong } from './render.ts';
import type { View } from './render.ts';
import { isQuick, standIn } from './stand-in.ts';

/** A tile of a picture as it shows at a level. */
export interface Composite {
  /** Straight RGBA, tileSide² pixels, transparent outside the picture. Belongs to the compositor: read it only. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Grows whenever `pixels` changes, from 0, where nothing is known yet. Never else the same for two contents. */
  readonly stamp: number;
  /** Whether it is as the picture is now; else it is as the picture was a moment ago, or roughly as it is. */
  readonly current: boolean;
}

/** Computes a task in another thread, on what it is given at the moment when that is free. */
export type Elsewhere = <A, R>(task: Task<A, R>, given: A) => Promise<R>;

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
  readonly document: string;
  readonly level: number;
  readonly column: number;
  readonly row: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  stamp: number;
  /** The picture it is known to be of, and everything that it was made from. */
  picture: Picture;
  rough: boolean;
  parts: readonly unknown[];
  /** What of it is to be made anew. */
  stale: Rect;
  /** What of it is being worked out elsewhere. */
  asked: { readonly rect: Rect } | null;
  /** Whether something stands in for what is stale. */
  stoodIn: boolean;
  current: boolean;
}

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** Wide blurs, and shapes of effects, begin on whole squares of 32 pixels: twice that where one is in another. */
const roundedUp = 64;

/** Tiles that are worked out elsewhere at once: the next one waits there while this one comes back. */
const atOnce = 2;

/**
 * Composites tiles of a picture for the canvas, and remembers them. A remembered tile is taken again only if
 * everything that it was made from is the very same, so nothing need be said of commits and undo.
 *
 * What takes longer than a frame is worked out elsewhere, where there is such a place: whoever asks gets the tile with
 * something that stands in for what changed, and asks again in the next frame. So there is no queue that edits could
 * make stale: only what is looked at now is ever asked for, as it is now.
 */
export class Compositor {
  readonly #entries: Lru<string, Entry>;
  readonly #pyramid: Pyramid;
  readonly #backdrops: Backdrops;
  readonly #elsewhere: Elsewhere | null;
  #stamp = 0;
  #asked = 0;
  /** The layer in hand: strokes write into it, and what lies below it is worth remembering. */
  inHand: string | undefined;
  /** Whose picture is asked for: no document is shown what another one was. */
  document = '';

  constructor(budgets: Budgets, elsewhere: Elsewhere | null = null) {
    this.#pyramid = new Pyramid(budgets.reducedLayers);
    this.#backdrops = new Backdrops(budgets.backdrops);
    this.#entries = new Lru(budgets.composites);
    this.#elsewhere = elsewhere;
  }

  /**
   * The tile of a level (2^-level of full size) at a column and row of tiles from the document's corner. While a
   * gesture goes on it may be `rough`: what moves is then up to half a pixel of the level off.
   */
  tile(picture: Picture, level: number, column: number, row: number, rough = false): Composite {
    const entry = this.#entryOf(picture, level, column, row, rough);
    if (!isEmpty(entry.stale)) this.#renew(entry);
    return entry;
  }

  #entryOf(picture: Picture, level: number, column: number, row: number, rough: boolean): Entry {
    const key = `${this.document} ${level},${column},${row}`;
    const known = this.#entries.get(key);
    const parts = () => partsOf(picture, level, column, row, roughlyIn(this.#view(picture, level, rough)));
    if (known && sameFrame(known.picture, picture)) {
      if (known.rough === rough && sameImage(known.picture, picture)) return known;
      const now = parts();
      known.picture = picture;
      known.rough = rough;
      if (sameParts(known.parts, now)) return known;
      known.parts = now;
      this.#spoil(known, tileRect(column, row));
      return known;
    }
    const entry: Entry = {
      document: this.document,
      level,
      column,
      row,
      pixels: new Uint8ClampedArray(4 * tileSide * tileSide),
      stamp: 0,
      picture,
      rough,
      parts: parts(),
      stale: tileRect(column, row),
      asked: null,
      stoodIn: false,
      current: false,
    };
    this.#entries.set(key, entry, entry.pixels.byteLength);
    return entry;
  }

  /**
   * Says that a stroke wrote into tiles of `picture` in place, within a rectangle of the document. Of what is
   * remembered at `level` only that rectangle is composited anew, where it is seen: returns what was, the rest comes when
   * it is asked for.
   */
  touch(
    picture: Picture,
    rect: Rect,
    level: number,
    isSeen: (column: number, row: number) => boolean = () => true,
  ): readonly Change[] {
    for (const raster of rastersInHand(picture.layers, this.inHand)) this.#pyramid.update(raster, rect);
    const changes: Change[] = [];
    for (const [key, entry] of this.#entries.all()) {
      if (entry.document !== this.document) continue;
      const { column, row } = entry;
      const reach = expand(atLevel(rect, entry.level), reachOf(picture.layers, 2 ** -entry.level));
      const part = intersect(intersect(reach, tileRect(column, row)), boundsAt(picture, entry.level));
      if (isEmpty(part)) continue;
      if (entry.level !== level) {
        // What is on its way stays known, so that it isn't asked for twice.
        if (entry.asked) this.#spoil(entry, tileRect(column, row));
        else this.#entries.delete(key);
        continue;
      }
      if (!sameParts(entry.parts, partsOf(picture, level, column, row))) {
        // More than the rectangle may be new: it's for `tile` to make all of it anew.
        entry.parts = [];
        continue;
      }
      entry.picture = picture;
      entry.rough = false;
      this.#spoil(entry, part);
      const written = intersect(atLevel(rect, level), tileRect(column, row));
      // What lies around a stroke may show what it reaches a moment later.
      if (!isSeen(column, row) || (isEmpty(written) && this.#isAwaited(entry))) continue;
      const { stamp } = entry;
      this.#renew(entry);
      if (entry.stamp !== stamp) changes.push({ column, row, rect: part });
    }
    return changes;
  }

  #spoil(entry: Entry, rect: Rect): void {
    entry.stale = unite(entry.stale, rect);
    entry.current = false;
    entry.stoodIn = false;
  }

  #isAwaited({ asked }: Entry): boolean {
    return asked !== null || this.#asked >= atOnce;
  }

  /** Makes what is stale anew: here, or elsewhere if that is free. */
  #renew(entry: Entry): void {
    const { picture, level, column, row, rough } = entry;
    const view = this.#view(picture, level, rough);
    const whole = intersect(tileRect(column, row), view.bounds);
    const seen = this.#elsewhere ? layersSeen(picture.layers, whole, view) : [];
    const rect = intersect(unite(entry.stale, entry.asked?.rect ?? nothing), whole);
    if (!this.#elsewhere || !takesLong(seen, whole, view) || isQuick(seen, rect, view)) {
      this.#compose(entry, view, (part) => this.#below(entry, part, whole, view));
      return;
    }
    const count = countBelow(picture.layers, this.inHand);
    const lowest = { picture, count, column, row, whole, view };
    // Where what takes long lies below the layer in hand alone, it is worked out once: strokes are then as quick as ever.
    const belowAlone = count > 0 && !takesLong(picture.layers.slice(count), whole, view);
    if (belowAlone && this.#backdrops.known(lowest, whole)) {
      this.#compose(entry, view, (part) => this.#backdrops.known(lowest, part));
      return;
    }
    if (!entry.stoodIn && entry.stamp > 0) {
      entry.stoodIn = true;
      place(standIn(seen, rect, view), rect, entry.pixels, tileRect(column, row));
      this.#changed(entry);
    }
    if (this.#isAwaited(entry)) return;
    if (belowAlone) {
      const keep = this.#backdrops.room(lowest);
      const given = this.#sent(picture.layers.slice(0, count), whole, view);
      this.#ask(entry, nothing, this.#elsewhere(backdrops, given), keep);
    } else {
      entry.stale = nothing;
      this.#ask(entry, rect, this.#elsewhere(compositions, this.#sent(seen, rect, view)), (pixels) => {
        place(pixels, rect, entry.pixels, tileRect(column, row));
        // What became stale meanwhile came as it was.
        entry.stoodIn = false;
        this.#renewed(entry);
      });
    }
  }

  /** Composites what is stale of a tile; onto what lies below the layer in hand, if that is remembered. */
  #compose(entry: Entry, view: View, belowOf: (part: Rect) => Below | null): void {
    const { picture, column, row } = entry;
    // What is on its way from elsewhere isn't waited for.
    const rect = unite(entry.stale, entry.asked?.rect ?? nothing);
    const part = intersect(rect, view.bounds);
    if (!isEmpty(part)) {
      const below = belowOf(part);
      const layers = picture.layers.slice(below?.count ?? 0);
      place(composite(layers, part, view, below?.floats ?? null), part, entry.pixels, tileRect(column, row));
    }
    entry.asked = null;
    entry.stale = nothing;
    this.#renewed(entry);
  }

  /** What lies below the layer in hand, if that is worth remembering. */
  #below({ picture, column, row, stamp }: Entry, part: Rect, whole: Rect, view: View): Below | null {
    // A tile that changes once will again: the layer in hand is being worked on.
    // One raster that hides all others is copied, which costs less than what lies below it.
    if (stamp === 0 || onlySeen(picture.layers, part, view) !== null) return null;
    const count = countBelow(picture.layers, this.inHand);
    return this.#backdrops.below({ picture, count, column, row, whole, view }, part);
  }

  /** Layers at a view as plain data, with all that is looked at to draw a rectangle of it. */
  #sent(layers: readonly PictureLayer[], rect: Rect, { level, scale, bounds, rough }: View): Composition {
    const around = expand(rect, reachOf(layers, scale) + roundedUp);
    const cut = (raster: Raster) => this.#pyramid.reduced(raster, level, around, rough);
    return { layers: layersOf(layers, cut), rect, bounds, scale };
  }

  #ask<R>(entry: Entry, rect: Rect, answer: Promise<R>, take: (result: R) => void): void {
    const asked = { rect };
    entry.asked = asked;
    this.#asked += 1;
    answer
      .then((result) => {
        if (entry.asked !== asked) return;
        entry.asked = null;
        take(result);
      })
      .catch((error: unknown) => {
        // It would fail again: what was there stays until the tile changes.
        if (entry.asked === asked) Object.assign(entry, { asked: null, stale: nothing, current: true });
        report(error);
      })
      .finally(() => {
        this.#asked -= 1;
      });
  }

  #changed(entry: Entry): void {
    this.#stamp += 1;
    entry.stamp = this.#stamp;
  }

  #renewed(entry: Entry): void {
    this.#changed(entry);
    entry.current = isEmpty(entry.stale);
  }

  #view(picture: Picture, level: number, rough: boolean): View {
    return { level, scale: 2 ** -level, bounds: boundsAt(picture, level), pyramid: this.#pyramid, rough };
  }
}

function boundsAt({ width, height }: Picture, level: number): Rect {
  return atLevel({ x: 0, y: 0, width, height }, level);
}

/** Pictures of which one may stand in for the other for a moment. */
function sameFrame(a: Picture, b: Picture): boolean {
  return a.width === b.width && a.height === b.height && a.profile === b.profile;
}

function sameImage(a: Picture, b: Picture): boolean {
  return a === b || (a.layers === b.layers && a.width === b.width && a.height === b.height);
}
