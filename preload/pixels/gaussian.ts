import type { Rect } from '../contract/rect.ts';

/**
 * Gaussian blur of floats, any range, `channels` values a pixel, rows top down; past its edges a picture is as
 * the edge is. Narrow ones by the kernel itself, wider ones by boxes one after another, whose cost does not depend
 * on how wide they are, and the widest at reduced size: what they leave has no detail that this loses.
 */

/** Below this standard deviation the kernel itself, from it on boxes. */
const boxesFrom = 3;
const boxes = 4;

/** How a Gaussian is done at reduced size: `sigma` and `reach` in squares of `factor` pixels each way. */
export interface Reduced {
  readonly factor: number;
  readonly sigma: number;
  readonly reach: number;
}

/**
 * How to blur so widely. The mean of `factor` pixels has the variance (factor² − 1) / 12; linear interpolation,
 * over triangles of that half width, adds about factor² / 6; the rest is left to do.
 */
export function reduced(sigma: number): Reduced {
  if (sigma < boxesFrom) return { factor: 1, sigma, reach: Math.ceil(3.3 * sigma) };
  const factor = sigma < 8 ? 1 : 2 ** Math.floor(Math.log2(sigma / 4));
  const done = factor === 1 ? 0 : (factor * factor - 1) / 12 + (factor * factor) / 6;
  const left = Math.sqrt(sigma * sigma - done) / factor;
  // Two more for the square that a pixel lies in and the one that it is interpolated to.
  return { factor, sigma: left, reach: boxes * (boxOf(left).radius + 1) + (factor === 1 ? 0 : 2) };
}

/** How far a Gaussian of this standard deviation looks, pixels: whole squares of its factor. */
export function gaussianReach(sigma: number): number {
  const { factor, reach } = reduced(sigma);
  return factor * reach;
}

/** The blurred values of `part` of a picture. */
export function gaussian(
  data: Float32Array,
  width: number,
  height: number,
  channels: number,
  sigma: number,
  part: Rect = { x: 0, y: 0, width, height },
): Float32Array {
  const how = reduced(sigma);
  if (how.factor === 1) return cut(blurred(data, width, height, channels, sigma), width, channels, part);
  const small = shrunk(data, width, height, channels, how.factor);
  const across = Math.ceil(width / how.factor);
  const down = Math.ceil(height / how.factor);
  return enlarged(
    blurred(small, across, down, channels, how.sigma),
    across,
    down,
    channels,
    how.factor,
    part,
  );
}

/** A Gaussian at the size that the values have, whatever its width. */
export function blurred(
  data: Float32Array,
  width: number,
  height: number,
  channels: number,
  sigma: number,
): Float32Array {
  if (sigma <= 0) return data.slice();
  // Each pass over the rows writes columns, so that the second meets the columns as rows.
  const pass = sigma < boxesFrom ? kernelRows : boxRows;
  return pass(pass(data, width, height, channels, sigma), height, width, channels, sigma);
}

/** Means of squares of `factor` pixels; those at the right and the lower edge may be of fewer. */
export function shrunk(
  from: Float32Array,
  width: number,
  height: number,
  channels: number,
  factor: number,
): Float32Array {
  const across = Math.ceil(width / factor);
  const down = Math.ceil(height / factor);
  const out = new Float32Array(across * down * channels);
  const sums = new Float64Array(across * channels);
  for (let row = 0; row < down; row += 1) {
    const bottom = Math.min(height, (row + 1) * factor);
    sums.fill(0);
    for (let y = row * factor; y < bottom; y += 1) {
      for (let i = 0, at = y * width * channels; i < across; i += 1) {
        const end = (y * width + Math.min(width, (i + 1) * factor)) * channels;
        for (const to = i * channels; at < end; at += channels) {
          for (let channel = 0; channel < channels; channel += 1) sums[to + channel]! += from[at + channel]!;
        }
      }
    }
    const high = bottom - row * factor;
    for (let i = 0; i < sums.length; i += 1) {
      const column = Math.floor(i / channels);
      const wide = Math.min(width, (column + 1) * factor) - column * factor;
      out[row * sums.length + i] = sums[i]! / (wide * high);
    }
  }
  return out;
}

/** `part` of squares of `factor` pixels at full size, its x and y from the first square: linear between their centres. */
export function enlarged(
  from: Float32Array,
  across: number,
  down: number,
  channels: number,
  factor: number,
  part: Rect,
): Float32Array {
  const out = new Float32Array(part.width * part.height * channels);
  const line = new Float32Array(across * channels);
  const columns = Array.from({ length: part.width }, (_, x) => between(part.x + x, factor, across));
  for (let y = 0, to = 0; y < part.height; y += 1) {
    const [top, bottom, dy] = between(part.y + y, factor, down);
    for (let i = 0; i < line.length; i += 1) {
      const upper = from[top * line.length + i]!;
      line[i] = upper + (from[bottom * line.length + i]! - upper) * dy;
    }
    for (const [left, right, dx] of columns) {
      for (let channel = 0; channel < channels; channel += 1, to += 1) {
        const before = line[left * channels + channel]!;
        out[to] = before + (line[right * channels + channel]! - before) * dx;
      }
    }
  }
  return out;
}

/** The two squares whose centres a pixel lies between, and how far from the first. */
export function between(at: number, factor: number, count: number): readonly [number, number, number] {
  const place = Math.min(count - 1, Math.max(0, (at + 0.5) / factor - 0.5));
  const first = Math.floor(place);
  return [first, Math.min(count - 1, first + 1), place - first];
}

/** A part of a picture; the very same array where that is all of it. */
export function cut(data: Float32Array, width: number, channels: number, part: Rect): Float32Array {
  if (part.width * part.height * channels === data.length) return data;
  const out = new Float32Array(part.width * part.height * channels);
  for (let y = 0; y < part.height; y += 1) {
    const start = ((part.y + y) * width + part.x) * channels;
    out.set(data.subarray(start, start + part.width * channels), y * part.width * channels);
  }
  return out;
}

/** One channel of a row with the values at its ends going on for `room` pixels past them. */
function takeLine(
  line: Float64Array,
  from: Float32Array,
  start: number,
  width: number,
  channels: number,
  room: number,
): void {
  line.fill(from[start]!, 0, room);
  for (let x = 0, at = start; x < width; x += 1, at += channels) line[room + x] = from[at]!;
  line.fill(from[start + (width - 1) * channels]!, room + width);
}

function kernelRows(from: Float32Array, width: number, height: number, channels: number, sigma: number) {
  const { reach } = reduced(sigma);
  const kernel = Float64Array.from({ length: reach + 1 }, (_, i) => Math.exp(-(i * i) / (2 * sigma * sigma)));
  const sum = kernel.reduce((all, weight, i) => all + (i === 0 ? weight : 2 * weight), 0);
  const weights = kernel.map((weight) => weight / sum);
  const out = new Float32Array(from.length);
  const line = new Float64Array(width + 2 * reach);
  for (let y = 0; y < height; y += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      takeLine(line, from, y * width * channels + channel, width, channels, reach);
      for (let x = 0, to = y * channels + channel; x < width; x += 1, to += height * channels) {
        const at = x + reach;
        let value = weights[0]! * line[at]!;
        for (let i = 1; i <= reach; i += 1) value += weights[i]! * (line[at - i]! + line[at + i]!);
        out[to] = value;
      }
    }
  }
  return out;
}

/**
 * Extended boxes: a whole radius and a weight for one more pixel at each end, so that four of them have
 * exactly the variance of the Gaussian (Gwosdek et al., "Theoretical foundations of Gaussian convolution by
 * extended box filtering", 2011, eqs. 8 and 12).
 */
function boxOf(sigma: number): { readonly radius: number; readonly end: number } {
  const variance = (sigma * sigma) / boxes;
  const radius = Math.floor(0.5 * Math.sqrt(12 * variance + 1) - 0.5);
  const end =
    ((2 * radius + 1) * (radius * (radius + 1) - 3 * variance)) /
    (6 * (variance - (radius + 1) * (radius + 1)));
  return { radius, end };
}

function boxRows(from: Float32Array, width: number, height: number, channels: number, sigma: number) {
  const { radius, end } = boxOf(sigma);
  const scale = 1 / (2 * radius + 1 + 2 * end);
  const room = boxes * (radius + 1);
  const out = new Float32Array(from.length);
  let line = new Float64Array(width + 2 * room);
  let next = new Float64Array(width + 2 * room);
  for (let y = 0; y < height; y += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      takeLine(line, from, y * width * channels + channel, width, channels, room);
      for (let pass = 1; pass <= boxes; pass += 1) {
        const first = pass * (radius + 1);
        const last = line.length - first;
        let sum = 0;
        for (let i = first - radius; i <= first + radius; i += 1) sum += line[i]!;
        for (let i = first; i < last; i += 1) {
          const after = line[i + radius + 1]!;
          next[i] = (sum + end * (line[i - radius - 1]! + after)) * scale;
          sum += after - line[i - radius]!;
        }
        [line, next] = [next, line];
      }
      for (let x = 0, to = y * channels + channel; x < width; x += 1, to += height * channels)
        out[to] = line[room + x]!;
    }
  }
  return out;
}
