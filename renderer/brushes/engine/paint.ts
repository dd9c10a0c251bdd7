import { tileSide } from '../../../preload/contract/document.ts';
import { edit, eachTile, read, tileRect } from '../../pixels/raster.ts';
import type { Raster, RasterEditor } from '../../pixels/raster.ts';
import { intersect, isEmpty, unite } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { blankTile, tilePlace } from '../../pixels/tile.ts';
import { apply } from './apply.ts';
import type { Paint } from './apply.ts';
import { dabAt } from './dab.ts';
import type { Touch } from './stroke.ts';

export interface Painting {
  readonly raster: Raster;
  readonly paint: Paint;
  /** 0…1: what the whole stroke builds up to at most. */
  readonly opacity: number;
  /** 0…1: how much of that one touch brings. */
  readonly flow: number;
  /** 0…1 */
  readonly hardness: number;
  /** One channel, 255 where painting shows in full; null for everywhere. */
  readonly selection: Raster | null;
  /** Nothing is painted outside it. */
  readonly within: Rect;
}

/** What the stroke covers of one tile, and the part of it that has grown since it was last drawn. */
interface Covered {
  readonly coverage: Float32Array;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/**
 * A stroke on a raster. It keeps how much each pixel is covered, apart from the pixels: whatever is painted
 * over twice within a stroke is always what was there before it, covered once, by no more than the opacity.
 */
export class Stroke {
  readonly #painting: Painting;
  readonly #editor: RasterEditor;
  readonly #covered = new Map<number, Covered>();

  constructor(painting: Painting) {
    this.#painting = painting;
    this.#editor = edit(painting.raster);
  }

  /** The raster as the stroke goes on: tiles that it writes to later will appear in it. */
  get live(): Raster {
    return this.#editor.growing();
  }

  /** Puts touches of the brush onto the raster. Returns what changed, which is all that was drawn anew. */
  touch(touches: readonly Touch[]): Rect {
    for (const touch of touches) this.#cover(touch);
    let changed = nothing;
    for (const [key, covered] of this.#covered) {
      if (covered.x1 <= covered.x0) continue;
      changed = unite(changed, this.#draw(key, covered));
      settle(covered);
    }
    return changed;
  }

  /** The painted raster; it shares every tile that was not painted on. */
  finish(): Raster {
    return this.#editor.finish();
  }

  /** The smallest rectangle around everything that is covered at all. */
  bounds(): Rect {
    let bounds = nothing;
    for (const [key, { coverage }] of this.#covered) {
      const tile = this.#place(key);
      let [x0, y0, x1, y1] = [tileSide, tileSide, 0, 0];
      coverage.forEach((value, at) => {
        if (value === 0) return;
        const [x, y] = [at % tileSide, Math.floor(at / tileSide)];
        [x0, y0] = [Math.min(x0, x), Math.min(y0, y)];
        [x1, y1] = [Math.max(x1, x + 1), Math.max(y1, y + 1)];
      });
      if (x1 > x0)
        bounds = unite(bounds, { x: tile.x + x0, y: tile.y + y0, width: x1 - x0, height: y1 - y0 });
    }
    return bounds;
  }

  /** How much of the paint lies on each pixel of a rectangle, selection and opacity included: 0…1. */
  weights(rect: Rect): Float32Array {
    const { raster, opacity, selection } = this.#painting;
    const selected = selection && read(selection, rect);
    const weights = new Float32Array(rect.width * rect.height);
    eachTile(raster, rect, ({ key }, part, place) => {
      const coverage = this.#covered.get(key)?.coverage;
      if (!coverage) return;
      for (let y = part.y; y < part.y + part.height; y += 1) {
        for (let x = part.x; x < part.x + part.width; x += 1) {
          const at = (y - rect.y) * rect.width + x - rect.x;
          const from = (y - place.y) * tileSide + x - place.x;
          weights[at] = coverage[from]! * opacity * (selected ? selected[at]! / 255 : 1);
        }
      }
    });
    return weights;
  }

  /** Adds one touch to the coverage: towards the touch's opacity, by its flow. */
  #cover({ x, y, size, opacity, roundness, angle }: Touch): void {
    const { raster, hardness, flow, within } = this.#painting;
    const dab = dabAt({ size, hardness, roundness, angle }, x, y);
    eachTile(raster, intersect(dab, within), ({ key }, part, place) => {
      const covered = this.#coveredTile(key);
      const { coverage } = covered;
      for (let row = part.y; row < part.y + part.height; row += 1) {
        let from = (row - dab.y) * dab.width + part.x - dab.x;
        let to = (row - place.y) * tileSide + part.x - place.x;
        for (const end = to + part.width; to < end; to += 1, from += 1) {
          const room = opacity - coverage[to]!;
          if (room > 0) coverage[to] = coverage[to]! + room * flow * dab.coverage[from]!;
        }
      }
      grow(covered, part, place);
    });
  }

  #coveredTile(key: number): Covered {
    const known = this.#covered.get(key);
    if (known) return known;
    const covered = { coverage: new Float32Array(tileSide * tileSide), x0: 0, y0: 0, x1: 0, y1: 0 };
    settle(covered);
    this.#covered.set(key, covered);
    return covered;
  }

  /** Draws the part of a tile that has grown, from the pixels before the stroke. */
  #draw(key: number, { coverage, x0, y0, x1, y1 }: Covered): Rect {
    const { raster, paint, opacity, selection } = this.#painting;
    const tile = this.#place(key);
    const part = { x: tile.x + x0, y: tile.y + y0, width: x1 - x0, height: y1 - y0 };
    const selected = selection && read(selection, part);
    if (selected?.every((value) => value === 0)) return nothing;
    const before = raster.tiles.get(key) ?? blankTile(raster.channels, raster.outside);
    apply(paint, {
      before: before.data,
      after: this.#editor.tile(key).data,
      coverage,
      opacity,
      selected,
      part,
      tile,
    });
    return part;
  }

  #place(key: number): Rect {
    const { column, row } = tilePlace(key);
    return tileRect(this.#painting.raster, column, row);
  }
}

function grow(covered: Covered, part: Rect, place: Rect): void {
  if (isEmpty(part)) return;
  covered.x0 = Math.min(covered.x0, part.x - place.x);
  covered.y0 = Math.min(covered.y0, part.y - place.y);
  covered.x1 = Math.max(covered.x1, part.x - place.x + part.width);
  covered.y1 = Math.max(covered.y1, part.y - place.y + part.height);
}

function settle(covered: Covered): void {
  [covered.x0, covered.y0, covered.x1, covered.y1] = [tileSide, tileSide, 0, 0];
}
