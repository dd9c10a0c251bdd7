import { tileSide } from '../../../preload/contract/document.ts';
import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import type { Task, Work } from '../work.ts';
import { byBlocks, crop } from './blocks.ts';
import type { Block, Plane } from './blocks.ts';
import { squaredDistance } from './distance.ts';
import { flip } from './invert.ts';
import { uniform } from './tiles.ts';
import type { Size } from './tiles.ts';

/** Widens the selection by `by` pixels, measured straight in every direction; nothing of it is lost. */
export function grow(selection: Raster, size: Size, by: number): Work<Raster> {
  const options = { by, levels: levelsOf(selection) };
  return byBlocks(selection, size, by + 1, grown, () => options);
}

/** Narrows it by `by` pixels; the document's edge is no edge of the selection. */
export function shrink(selection: Raster, size: Size, by: number): Work<Raster> {
  const options = { by, levels: levelsOf(selection) };
  return byBlocks(selection, size, by + 1, shrunk, () => options);
}

/** A band of `width` pixels, half of it to each side of the edge. */
export function border(selection: Raster, size: Size, width: number): Work<Raster> {
  const by = width / 2;
  const options = { by, levels: levelsOf(selection) };
  return byBlocks(
    selection,
    size,
    by + 1,
    bordered,
    () => options,
    () => 0,
  );
}

type Growing = Block & { readonly by: number; readonly levels: number };

export const grown: Task<Growing, Uint8ClampedArray> = {
  name: 'grown',
  run: ({ window, part, by, levels }) => growPlane(window, part, by, levels),
};

export const shrunk: Task<Growing, Uint8ClampedArray> = {
  name: 'shrunk',
  run: ({ window, part, by, levels }) => shrinkPlane(window, part, by, levels),
};

export const bordered: Task<Growing, Uint8ClampedArray> = {
  name: 'bordered',
  run: ({ window, part, by, levels }) => {
    const outer = growPlane(window, part, by, levels);
    const inner = shrinkPlane(window, part, by, levels);
    return outer.map((value, i) => Math.min(value, 255 - inner[i]!));
  },
};

/**
 * Dilation by a disc with a soft rim, w(d) = 1 up to d = by and 0 from by + 1, on each of `levels` level sets;
 * their mean is the grey-scale dilation (threshold decomposition). A straight edge moves by exactly
 * `by` pixels with its antialiasing as it was, a slanting one is antialiased.
 */
export function growPlane(window: Plane, part: Rect, by: number, levels: number): Uint8ClampedArray {
  const sum = new Float32Array(part.width * part.height);
  const inside = by * by;
  const outside = (by + 1) * (by + 1);
  for (let level = 0; level < levels; level += 1) {
    const threshold = ((level + 0.5) * 255) / levels;
    const squared = squaredDistance(window, threshold);
    for (let y = 0, i = 0; y < part.height; y += 1) {
      for (let x = 0, at = (part.y + y) * window.width + part.x; x < part.width; x += 1, i += 1, at += 1) {
        const d = squared[at]!;
        if (d <= inside) sum[i]! += 1;
        else if (d < outside) sum[i]! += by + 1 - Math.sqrt(d);
      }
    }
  }
  const own = crop(window.data, window.width, part);
  for (let i = 0; i < own.length; i += 1) own[i] = Math.max(own[i]!, Math.round((sum[i]! * 255) / levels));
  return own;
}

export function shrinkPlane(window: Plane, part: Rect, by: number, levels: number): Uint8ClampedArray {
  return flip(growPlane({ ...window, data: flip(window.data) }, part, by, levels));
}

/**
 * How many level sets a selection needs: one where every pixel is in or out, a few where partial ones are
 * the rim of an edge, many where edges are feathered, that is, where there are several for each crossing of one half.
 */
function levelsOf(selection: Raster): number {
  let partial = 0;
  let crossings = 0;
  for (const tile of selection.tiles.values()) {
    if (uniform(tile) !== null) continue;
    for (let i = 0; i < tile.data.length; i += 1) {
      const value = tile.data[i]!;
      if (value !== 0 && value !== 255) partial += 1;
      if (i % tileSide > 0 && value > 127 !== tile.data[i - 1]! > 127) crossings += 1;
      if (i >= tileSide && value > 127 !== tile.data[i - tileSide]! > 127) crossings += 1;
    }
  }
  if (partial === 0) return 1;
  return partial > 3 * crossings ? 24 : 4;
}
