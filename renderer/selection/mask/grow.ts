import { tileSide } from '../../../preload/document.ts';
import type { Raster } from '../../pixels/raster.ts';
import { byBlocks } from './blocks.ts';
import type { Plane } from './blocks.ts';
import { squaredDistance } from './distance.ts';
import { flip } from './invert.ts';
import { uniform } from './tiles.ts';
import type { Size } from './tiles.ts';

/** Widens the selection by `by` pixels, measured straight in every direction; nothing of it is lost. */
export function grow(selection: Raster, size: Size, by: number): Raster {
  const levels = levelsOf(selection);
  return byBlocks(selection, size, by + 1, (window) => growPlane(window, by, levels));
}

/** Narrows it by `by` pixels; the document's edge is no edge of the selection. */
export function shrink(selection: Raster, size: Size, by: number): Raster {
  const levels = levelsOf(selection);
  return byBlocks(selection, size, by + 1, (window) => shrinkPlane(window, by, levels));
}

/** A band of `width` pixels, half of it to each side of the edge. */
export function border(selection: Raster, size: Size, width: number): Raster {
  const levels = levelsOf(selection);
  const half = width / 2;
  return byBlocks(
    selection,
    size,
    half + 1,
    (window) => {
      const outer = growPlane(window, half, levels);
      const inner = shrinkPlane(window, half, levels);
      return outer.map((value, i) => Math.min(value, 255 - inner[i]!));
    },
    () => 0,
  );
}

/**
 * Dilation by a disc with a soft rim, w(d) = 1 up to d = by and 0 from by + 1, on each of `levels` level sets;
 * their mean is the grey-scale dilation (threshold decomposition). A straight edge moves by exactly
 * `by` pixels with its antialiasing as it was, a slanting one is antialiased.
 */
function growPlane(window: Plane, by: number, levels: number): Uint8ClampedArray {
  const sum = new Float32Array(window.data.length);
  const inside = by * by;
  const outside = (by + 1) * (by + 1);
  for (let level = 0; level < levels; level += 1) {
    const squared = squaredDistance(window, ((level + 0.5) * 255) / levels);
    for (let i = 0; i < sum.length; i += 1) {
      const d = squared[i]!;
      if (d <= inside) sum[i] = sum[i]! + 1;
      else if (d < outside) sum[i] = sum[i]! + (by + 1 - Math.sqrt(d));
    }
  }
  return window.data.map((value, i) => Math.max(value, Math.round((sum[i]! * 255) / levels)));
}

function shrinkPlane(window: Plane, by: number, levels: number): Uint8ClampedArray {
  return flip(growPlane({ ...window, data: flip(window.data) }, by, levels));
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
