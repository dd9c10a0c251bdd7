import { Lru } from '../base/lru.ts';
import type { Picture } from '../picture/document.ts';
import type { Rect } from '../pixels/rect.ts';
import { partsOf, reachOfAdjustments, sameParts } from './parts.ts';
import { crop, renderRegion, roughlyIn } from './render.ts';
import type { View } from './render.ts';

interface Backdrop {
  readonly parts: readonly unknown[];
  /** Premultiplied RGBA of `whole`. */
  readonly floats: Float32Array;
}

/** What the lowest layers of a picture show in a part of a tile, to draw the others onto. */
export interface Below {
  readonly floats: Float32Array;
  readonly count: number;
}

/**
 * What lies below the layer in hand, tile by tile, so that a stroke costs its own layer and those above it,
 * however many are below. Taken again only while everything it was made from is the very same.
 */
export class Backdrops {
  readonly #known: Lru<string, Backdrop>;

  /** What is kept may hold this many bytes; the least recently used goes first. */
  constructor(budget: number) {
    this.#known = new Lru(budget);
  }

  /**
   * What the `count` lowest layers show within `part` of a tile, whose part in the picture is `whole`; null where it
   * would not pay: few layers below, or an adjustment that looks around itself.
   */
  below(
    picture: Picture,
    count: number,
    column: number,
    row: number,
    whole: Rect,
    view: View,
    part: Rect,
  ): Below | null {
    if (count < 2 || reachOfAdjustments(picture.layers, view.scale) > 0) return null;
    const known = this.known(picture, count, column, row, whole, view, part);
    if (known) return known;
    const floats = renderRegion(picture.layers.slice(0, count), whole, view);
    this.room(picture, count, column, row, view)(floats);
    return { floats: crop(floats, whole, part), count };
  }

  /** The same if it is known, whatever the layers are. */
  known(
    picture: Picture,
    count: number,
    column: number,
    row: number,
    whole: Rect,
    view: View,
    part: Rect = whole,
  ): Below | null {
    const { key, parts } = placeOf(picture, count, column, row, view);
    const known = this.#known.get(key);
    return known && sameParts(known.parts, parts) ? { floats: crop(known.floats, whole, part), count } : null;
  }

  /** Keeps what is worked out elsewhere, under all that it is made from now. */
  room(
    picture: Picture,
    count: number,
    column: number,
    row: number,
    view: View,
  ): (floats: Float32Array) => void {
    const { key, parts } = placeOf(picture, count, column, row, view);
    return (floats) => {
      this.#known.set(key, { parts, floats }, floats.byteLength);
    };
  }
}

/** What the lowest layers of a tile are known by. */
function placeOf(picture: Picture, count: number, column: number, row: number, view: View) {
  const layers = picture.layers.slice(0, count);
  const parts = partsOf({ ...picture, layers }, view.level, column, row, roughlyIn(view));
  return { key: `${view.level},${column},${row}`, parts };
}
