import { tileSide } from '../../../preload/contract/document.ts';
import { emptyRaster } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { intersect, isEmpty, wholePixels } from '../rect.ts';
import type { Rect } from '../rect.ts';
import type { Tile } from '../tile.ts';
import { documentRect, selectionFrom } from './tiles.ts';
import type { Size } from './tiles.ts';

/** A corner, in pixels of the document. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/**
 * The inside of a closed polygon. With antialiasing each pixel has the share of it that is covered, exact
 * for polygons that don't cross themselves; without, a pixel is in where at least half of it is. Where the
 * polygon crosses itself, what it goes around at all is inside (the non-zero rule).
 */
export function polygon(corners: readonly Corner[], size: Size, antialias: boolean): Raster {
  const bounds = boundsOf(corners, size);
  const tiles = new Map<number, Tile>();
  const bottom = bounds.y + bounds.height;
  for (let y = bounds.y; y < bottom && !isEmpty(bounds);) {
    const end = Math.min(bottom, (Math.floor(y / tileSide) + 1) * tileSide);
    const band = { x: bounds.x, y, width: bounds.width, height: end - y };
    const covered = coverage(corners, band, antialias);
    for (const [key, tile] of selectionFrom(covered, band).tiles) tiles.set(key, tile);
    y = end;
  }
  return { ...emptyRaster(1), tiles };
}

function boundsOf(corners: readonly Corner[], size: Size): Rect {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of corners) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  if (corners.length < 3) return { x: 0, y: 0, width: 0, height: 0 };
  return intersect(documentRect(size), wholePixels(x0, y0, x1, y1));
}

/**
 * Signed-area accumulation: each edge adds, to every pixel of each row it passes, how much the area right of
 * it grows there; sums along the row are the winding number times the covered area (as font rasterisers
 * do, such as font-rs).
 */
function coverage(corners: readonly Corner[], band: Rect, antialias: boolean): Uint8ClampedArray {
  const stride = band.width + 2;
  const sums = new Float32Array(stride * band.height);
  for (let i = 0; i < corners.length; i += 1) {
    addEdge(sums, stride, band, corners[i]!, corners[(i + 1) % corners.length]!);
  }
  const out = new Uint8ClampedArray(band.width * band.height);
  for (let y = 0; y < band.height; y += 1) {
    let sum = 0;
    for (let x = 0; x < band.width; x += 1) {
      sum += sums[y * stride + x]!;
      const share = Math.min(1, Math.abs(sum));
      out[y * band.width + x] = antialias ? Math.round(share * 255) : share >= 0.5 ? 255 : 0;
    }
  }
  return out;
}

function addEdge(sums: Float32Array, stride: number, band: Rect, from: Corner, to: Corner): void {
  if (from.y === to.y) return;
  const direction = from.y < to.y ? 1 : -1;
  const [top, bottom] = direction === 1 ? [from, to] : [to, from];
  const slope = (bottom.x - top.x) / (bottom.y - top.y);
  const first = Math.max(0, Math.floor(top.y - band.y));
  const last = Math.min(band.height, Math.ceil(bottom.y - band.y));
  for (let row = first; row < last; row += 1) {
    const y0 = Math.max(top.y, band.y + row);
    const y1 = Math.min(bottom.y, band.y + row + 1);
    if (y1 <= y0) continue;
    const a = top.x + (y0 - top.y) * slope - band.x;
    const b = top.x + (y1 - top.y) * slope - band.x;
    addRow(sums, row * stride, band.width, Math.min(a, b), Math.max(a, b), (y1 - y0) * direction);
  }
}

/** An edge within one row, from `left` to `right`, of signed height `rise`. */
function addRow(
  sums: Float32Array,
  start: number,
  width: number,
  left: number,
  right: number,
  rise: number,
): void {
  if (right <= 0 || left >= width) {
    if (right <= 0) sums[start] = sums[start]! + rise;
    return;
  }
  if (left < 0 || right > width) {
    // What sticks out at the left counts wholly from the first pixel on; at the right, not at all.
    const span = right - left;
    if (left < 0) sums[start] = sums[start]! + (rise * -left) / span;
    const inner = (Math.min(right, width) - Math.max(left, 0)) / span;
    addRow(sums, start, width, Math.max(left, 0), Math.min(right, width), rise * inner);
    return;
  }
  const from = Math.floor(left);
  const to = Math.floor(right);
  if (from === to || left === right) {
    const middle = (left + right) / 2 - from;
    sums[start + from] = sums[start + from]! + rise * (1 - middle);
    sums[start + from + 1] = sums[start + from + 1]! + rise * middle;
    return;
  }
  for (let x = from; x <= to && x < right; x += 1) {
    const a = Math.max(left, x);
    const b = Math.min(right, x + 1);
    const part = (rise * (b - a)) / (right - left);
    const middle = (a + b) / 2 - x;
    sums[start + x] = sums[start + x]! + part * (1 - middle);
    sums[start + x + 1] = sums[start + x + 1]! + part * middle;
  }
}
