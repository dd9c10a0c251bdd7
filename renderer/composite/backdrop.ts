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
   * What the `count` lowest layers show within `part` of a tile, whose part in the picture is `whole`; null where it would not pay: few layers below, or an adjustment that looks around itself.
   */
  below(
    picture: Picture,
    count: number,
    column: number,
    row: number,
    part: Rect,
    whole: Rect,
    view: View,
  ): { readonly floats: Float32Array; readonly count: number } | null {
    if (count < 2 || reachOfAdjustments(picture.layers, view.scale) > 0) return null;
    const layers = picture.layers.slice(0, count);
    const parts = partsOf({ ...picture, layers }, view.level, column, row, roughlyIn(view));
    const key = `${view.level},${column},${row}`;
    let known = this.#known.get(key);
    if (!known || !sameParts(known.parts, parts)) {
      known = { parts, floats: renderRegion(layers, whole, view) };
      this.#known.set(key, known, known.floats.byteLength);
    }
    return { floats: crop(known.floats, whole, part), count };
  }
}
