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

/** The `count` lowest layers of a picture in a tile, of which `whole` lies within the picture. */
export interface Lowest {
  readonly picture: Picture;
  readonly count: number;
  readonly column: number;
  readonly row: number;
  readonly whole: Rect;
  readonly view: View;
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
   * What the lowest layers show within `part` of the tile; null where it would not pay: few layers below, or an adjustment
   * that looks around itself.
   */
  below(lowest: Lowest, part: Rect): Below | null {
    const { picture, count, whole, view } = lowest;
    if (count < 2 || reachOfAdjustments(picture.layers, view.scale) > 0) return null;
    const known = this.known(lowest, part);
    if (known) return known;
    const floats = renderRegion(picture.layers.slice(0, count), whole, view);
    this.room(lowest)(floats);
    return { floats: crop(floats, whole, part), count };
  }

  /** The same if it is known, whatever the layers are. */
  known(lowest: Lowest, part: Rect): Below | null {
    const { key, parts } = placeOf(lowest);
    const known = this.#known.get(key);
    if (!known || !sameParts(known.parts, parts)) return null;
    return { floats: crop(known.floats, lowest.whole, part), count: lowest.count };
  }

  /** Keeps what is worked out elsewhere, under all that it is made from now. */
  room(lowest: Lowest): (floats: Float32Array) => void {
    const { key, parts } = placeOf(lowest);
    return (floats) => {
      this.#known.set(key, { parts, floats }, floats.byteLength);
    };
  }
}

/** What the lowest layers of a tile are known by. */
function placeOf({ picture, count, column, row, view }: Lowest) {
  const layers = picture.layers.slice(0, count);
  const parts = partsOf({ ...picture, layers }, view.level, column, row, roughlyIn(view));
  return { key: `${view.level},${column},${row}`, parts };
}
