import { boundsUnder } from '../affine.ts';
import type { Affine } from '../affine.ts';
import { read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { intersect } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { fineness, kernelTable, overlap, reach } from './kernel.ts';
import type { Interpolation, Smooth } from './kernel.ts';
import { settle, weigh } from './scale.ts';

/** Pixels of the source that a block may need at once. */
export const mostSource = 2 ** 21;

/**
 * How distances in the source are measured, a symmetric 2×2 matrix: as they are where the map keeps or
 * enlarges them, shrunk with the map where it shrinks, so that the kernel covers what a pixel covers. It
 * is V·min(S, 1)·Vᵀ of the map's singular value decomposition, so a mere rotation leaves the grid alone.
 */
export interface Metric {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

export function metricOf({ a, b, c, d }: Affine): Metric {
  // The right singular vectors are the eigenvectors of LᵀL = [[p, q], [q, r]].
  const [p, q, r] = [a * a + b * b, a * c + b * d, c * c + d * d];
  const angle = Math.abs(q) < 1e-12 ? 0 : Math.atan2(2 * q, p - r) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = Math.sqrt(Math.max(0, p * cos * cos + 2 * q * cos * sin + r * sin * sin));
  const beside = Math.sqrt(Math.max(0, p * sin * sin - 2 * q * cos * sin + r * cos * cos));
  const [s, t] = [Math.min(1, along), Math.min(1, beside)];
  return { xx: s * cos * cos + t * sin * sin, xy: (s - t) * cos * sin, yy: s * sin * sin + t * cos * cos };
}

/** How far in the source, across and down, the kernel reaches under a metric. */
export function reachOf(
  how: Interpolation,
  { xx, xy, yy }: Metric,
): { readonly x: number; readonly y: number } {
  if (how === 'nearest') return { x: 1, y: 1 };
  const size = xx * yy - xy * xy;
  return {
    x: (reach[how] * (yy + Math.abs(xy))) / size,
    y: (reach[how] * (xx + Math.abs(xy))) / size,
  };
}

/** The part of the source that a block of the result is made from. */
export function sourceOf(
  inverse: Affine,
  metric: Metric,
  how: Interpolation,
  content: Rect,
  part: Rect,
): Rect {
  const { x, y, width, height } = boundsUnder(inverse, part);
  const wide = reachOf(how, metric);
  const [dx, dy] = [Math.ceil(wide.x) + 1, Math.ceil(wide.y) + 1];
  return intersect(content, { x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy });
}

/** One block of a raster under any map; what lies past the edges of its content repeats them, cut off at the edge. */
export function mapBlock(
  raster: Raster,
  content: Rect,
  inverse: Affine,
  metric: Metric,
  how: Interpolation,
  part: Rect,
): Uint8ClampedArray<ArrayBuffer> {
  const { channels, outside } = raster;
  const block = sourceOf(inverse, metric, how, content, part);
  const source = new Float32Array(block.width * block.height * channels);
  weigh(read(raster, block), 0, source, channels, outside);
  const sums = new Float32Array(part.width * part.height * channels);
  const coverage = new Float32Array(part.width * part.height);
  const sample =
    how === 'nearest' ? nearest(source, block, channels) : smooth(source, block, channels, metric, how);
  // The distance of one pixel of the result, in the source's x and y.
  const unitX = Math.hypot(inverse.a, inverse.c);
  const unitY = Math.hypot(inverse.b, inverse.d);
  for (let y = 0; y < part.height; y += 1) {
    for (let x = 0; x < part.width; x += 1) {
      const [px, py] = [part.x + x + 0.5, part.y + y + 0.5];
      const sx = inverse.a * px + inverse.c * py + inverse.e;
      const sy = inverse.b * px + inverse.d * py + inverse.f;
      const share =
        overlap((sx - content.x) / unitX, (content.x + content.width - sx) / unitX, how === 'nearest') *
        overlap((sy - content.y) / unitY, (content.y + content.height - sy) / unitY, how === 'nearest');
      if (share === 0) continue;
      const at = y * part.width + x;
      coverage[at] = share;
      sample(sx, sy, sums, at * channels);
    }
  }
  return settle(sums, raster, (x, y) => coverage[y * part.width + x]!, part);
}

type Sample = (x: number, y: number, out: Float32Array, at: number) => void;

export function nearest(source: Float32Array, block: Rect, channels: 1 | 4): Sample {
  return (x, y, out, at) => {
    const column = Math.min(block.width - 1, Math.max(0, Math.floor(x + 1e-9) - block.x));
    const row = Math.min(block.height - 1, Math.max(0, Math.floor(y + 1e-9) - block.y));
    const from = (row * block.width + column) * channels;
    for (let channel = 0; channel < channels; channel += 1) out[at + channel] = source[from + channel]!;
  };
}

export function smooth(
  source: Float32Array,
  block: Rect,
  channels: 1 | 4,
  metric: Metric,
  how: Smooth,
): Sample {
  const wide = reachOf(how, metric);
  const across = new Float64Array(Math.ceil(2 * wide.x) + 2);
  const places = new Int32Array(across.length);
  const { xx, xy, yy } = metric;
  const table = kernelTable(how);
  const end = table.length - 1;
  const upright = Math.abs(xy) < 1e-9;
  const [right, bottom] = [block.width - 1, block.height - 1];
  const weigh = (distance: number) => table[Math.min(end, Math.round(Math.abs(distance) * fineness))]!;
  return (x, y, out, at) => {
    const x0 = Math.ceil(x - wide.x - 0.5);
    const count = Math.floor(x + wide.x - 0.5) - x0 + 1;
    const y0 = Math.ceil(y - wide.y - 0.5);
    const y1 = Math.floor(y + wide.y - 0.5);
    for (let tap = 0; tap < count; tap += 1) {
      const column = x0 + tap;
      across[tap] = weigh((column + 0.5 - x) * xx);
      places[tap] = Math.min(right, Math.max(0, column - block.x)) * channels;
    }
    let sum = 0;
    let red = 0;
    let green = 0;
    let blue = 0;
    let alpha = 0;
    for (let row = y0; row <= y1; row += 1) {
      const dy = row + 0.5 - y;
      const line = Math.min(bottom, Math.max(0, row - block.y)) * block.width * channels;
      const beside = weigh(dy * yy);
      for (let tap = 0; tap < count; tap += 1) {
        const dx = x0 + tap + 0.5 - x;
        const weight = upright ? across[tap]! * beside : weigh(xx * dx + xy * dy) * weigh(xy * dx + yy * dy);
        const from = line + places[tap]!;
        sum += weight;
        red += weight * source[from]!;
        if (channels === 1) continue;
        green += weight * source[from + 1]!;
        blue += weight * source[from + 2]!;
        alpha += weight * source[from + 3]!;
      }
    }
    out[at] = red / sum;
    if (channels === 1) return;
    out[at + 1] = green / sum;
    out[at + 2] = blue / sum;
    out[at + 3] = alpha / sum;
  };
}
