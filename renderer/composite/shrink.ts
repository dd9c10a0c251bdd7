import { tileSide } from '../../preload/contract/document.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';

/**
 * Fills the quarter (i, j) of a tile, as far as it lies in `part` of that tile, with the means of 2 × 2 pixels
 * of a tile of the level below; null is one with nothing in it. Colours are weighed by their alphas.
 */
export function shrinkInto(
  to: Uint8ClampedArray,
  part: Rect,
  i: 0 | 1,
  j: 0 | 1,
  from: Uint8ClampedArray | null,
  { channels, outside }: Pick<Raster, 'channels' | 'outside'>,
): void {
  const half = tileSide / 2;
  const left = Math.max(part.x, i * half);
  const right = Math.min(part.x + part.width, (i + 1) * half);
  const bottom = Math.min(part.y + part.height, (j + 1) * half);
  if (left >= right) return;
  for (let y = Math.max(part.y, j * half); y < bottom; y += 1) {
    const start = (y * tileSide + left) * channels;
    const count = right - left;
    if (!from) to.fill(outside, start, start + count * channels);
    else {
      const source = ((y - j * half) * 2 * tileSide + (left - i * half) * 2) * channels;
      if (channels === 4) shrinkColours(from, source, to, start, count);
      else shrinkValues(from, source, to, start, count);
    }
  }
}

function shrinkColours(
  from: Uint8ClampedArray,
  source: number,
  to: Uint8ClampedArray,
  start: number,
  count: number,
): void {
  const row = tileSide * 4;
  for (let k = 0, p = source, q = start; k < count; k += 1, p += 8, q += 4) {
    const a = from[p + 3]!;
    const b = from[p + 7]!;
    const c = from[p + row + 3]!;
    const d = from[p + row + 7]!;
    const sum = a + b + c + d;
    const scale = sum > 0 ? 1 / sum : 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const at = p + channel;
      to[q + channel] =
        (from[at]! * a + from[at + 4]! * b + from[at + row]! * c + from[at + row + 4]! * d) * scale;
    }
    to[q + 3] = sum / 4;
  }
}

function shrinkValues(
  from: Uint8ClampedArray,
  source: number,
  to: Uint8ClampedArray,
  start: number,
  count: number,
): void {
  for (let k = 0, p = source, q = start; k < count; k += 1, p += 2, q += 1) {
    to[q] = (from[p]! + from[p + 1]! + from[p + tileSide]! + from[p + tileSide + 1]!) / 4;
  }
}
