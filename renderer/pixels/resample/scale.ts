import { read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import type { Taps } from './kernel.ts';

/** Bytes of source rows read at a time. */
const chunk = 2 ** 21;

/**
 * One block of a scaled raster, `part` of the whole whose top left corner is `origin`: first along the
 * rows, then added up down the columns as the source's rows go by, so that a block needs little memory
 * however far it shrinks. Colours are weighted by their alpha.
 */
export function scaleBlock(
  raster: Raster,
  across: Taps,
  down: Taps,
  origin: Rect,
  part: Rect,
): Uint8ClampedArray<ArrayBuffer> {
  const { channels } = raster;
  const left = part.x - origin.x;
  const top = part.y - origin.y;
  const width = part.width * channels;
  const sums = new Float32Array(part.height * width);
  const line = new Float32Array(width);
  const columns = spanOf(across, left, part.width);
  const rows = spanOf(down, top, part.height);
  const source = new Float32Array((columns.end - columns.first) * channels);
  const step = Math.max(1, Math.floor(chunk / source.length));
  let low = 0;
  for (let y = rows.first; y < rows.end; y += step) {
    const height = Math.min(step, rows.end - y);
    const bytes = read(raster, { x: columns.first, y, width: columns.end - columns.first, height });
    for (let row = 0; row < height; row += 1) {
      weigh(bytes, row * source.length, source, channels, raster.outside);
      filterLine(source, columns.first, across, left, line, channels);
      const at = y + row;
      while (low < part.height && down.first[top + low]! + down.count[top + low]! <= at) low += 1;
      for (let to = low; to < part.height && down.first[top + to]! <= at; to += 1) {
        const weight = down.weights[(top + to) * down.stride + at - down.first[top + to]!]!;
        const start = to * width;
        for (let x = 0; x < width; x += 1) sums[start + x]! += weight * line[x]!;
      }
    }
  }
  return settle(sums, raster, (x, y) => across.coverage[left + x]! * down.coverage[top + y]!, part);
}

/** The source pixels that a run of pixels takes from. */
function spanOf({ first, count }: Taps, start: number, length: number): { first: number; end: number } {
  let end = -Infinity;
  for (let at = start; at < start + length; at += 1) end = Math.max(end, first[at]! + count[at]!);
  return { first: first[start]!, end };
}

/** Bytes from `start` to numbers that may be added: colour times alpha, 0…255; masks as what differs from outside. */
export function weigh(
  bytes: Uint8ClampedArray,
  start: number,
  out: Float32Array,
  channels: 1 | 4,
  outside: number,
): void {
  if (channels === 1) {
    for (let at = 0; at < out.length; at += 1) out[at] = bytes[start + at]! - outside;
    return;
  }
  for (let at = 0; at < out.length; at += 4) {
    const alpha = bytes[start + at + 3]!;
    const share = alpha / 255;
    out[at] = bytes[start + at]! * share;
    out[at + 1] = bytes[start + at + 1]! * share;
    out[at + 2] = bytes[start + at + 2]! * share;
    out[at + 3] = alpha;
  }
}

function filterLine(
  source: Float32Array,
  begin: number,
  taps: Taps,
  left: number,
  line: Float32Array,
  channels: 1 | 4,
): void {
  const length = line.length / channels;
  for (let x = 0; x < length; x += 1) {
    const count = taps.count[left + x]!;
    const from = (taps.first[left + x]! - begin) * channels;
    const weights = (left + x) * taps.stride;
    if (channels === 1) {
      let sum = 0;
      for (let tap = 0; tap < count; tap += 1) sum += taps.weights[weights + tap]! * source[from + tap]!;
      line[x] = sum;
      continue;
    }
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let tap = 0; tap < count; tap += 1) {
      const weight = taps.weights[weights + tap]!;
      const at = from + tap * 4;
      red += weight * source[at]!;
      green += weight * source[at + 1]!;
      blue += weight * source[at + 2]!;
      alpha += weight * source[at + 3]!;
    }
    line[x * 4] = red;
    line[x * 4 + 1] = green;
    line[x * 4 + 2] = blue;
    line[x * 4 + 3] = alpha;
  }
}

/** From sums back to bytes with straight alpha, each pixel as far as the mapped raster covers it. */
export function settle(
  sums: Float32Array,
  { channels, outside }: Pick<Raster, 'channels' | 'outside'>,
  coverage: (x: number, y: number) => number,
  { width, height }: Rect,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(sums.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const share = coverage(x, y);
      const at = (y * width + x) * channels;
      if (channels === 1) {
        out[at] = outside + sums[at]! * share;
        continue;
      }
      const alpha = sums[at + 3]!;
      if (alpha * share < 0.5) continue;
      // By the alpha that belongs to the colours, though it may have overshot.
      const back = 255 / alpha;
      out[at] = sums[at]! * back;
      out[at + 1] = sums[at + 1]! * back;
      out[at + 2] = sums[at + 2]! * back;
      out[at + 3] = Math.min(255, alpha) * share;
    }
  }
  return out;
}
