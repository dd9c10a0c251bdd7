import { enlarged } from '../gaussian.ts';

/** What is known of a picture and of what belongs to its subject; all of width · height. */
export interface Matting {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly pixels: Uint8ClampedArray;
  /** 0…255 */
  readonly selected: Uint8ClampedArray;
  /** 1 where that is certain, 0 where it is only a guess. */
  readonly known: Float32Array;
}

/** What a guess counts for beside a certain pixel: it decides where colours say nothing. */
const guess = 0.02;
/** Colours, 0…1, that differ by less than the root of this say nothing. */
const noise = 1e-4;

/**
 * How much of each pixel is the subject, 0…1: in every square window the affine function of the colour that fits what is
 * certain there best, α = a·I + b (the colour line model of Levin, Lischinski, Weiss, "A closed form solution to natural
 * image matting", 2008), and the mean over all windows that hold a pixel, as in the guided filter (He, Sun, Tang 2013,
 * eqs. 19 to 21) but with the weights of what is known. Functions change slowly from place to place, so wide windows are
 * of squares of pixels, and what is found for those is brought up to each pixel's own colour (He, Sun, "Fast guided
 * filter", 2015). Every pixel still counts in the sums.
 */
export function matte(given: Matting, radius: number): Float32Array {
  const { width, height, pixels } = given;
  const step = stepOfMatte(radius);
  const across = Math.ceil(width / step);
  const down = Math.ceil(height / step);
  const reach = Math.round(radius / step);
  const sums = boxSums(momentsOf(given, step, across, down), across, down, moments, reach);
  const lines = meansOf(boxSums(linesOf(sums), across, down, parts, reach));
  const each = enlarged(lines, across, down, slopes, step, { x: 0, y: 0, width, height });
  const out = new Float32Array(width * height);
  for (let at = 0, from = 0; at < out.length; at += 1, from += slopes) {
    const colour = each[from]! * pixels[4 * at]! + each[from + 1]! * pixels[4 * at + 1]!;
    const value = (colour + each[from + 2]! * pixels[4 * at + 2]!) / 255 + each[from + 3]!;
    out[at] = Math.min(1, Math.max(0, value));
  }
  return out;
}

/** Windows reach at least so many squares, once they reach that many pixels. */
const squares = 4;

/** Pixels on a side of the squares that windows of a radius are made of. */
export function stepOfMatte(radius: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(radius / squares)));
}

/** How far around a pixel is looked at. */
export function reachOfMatte(radius: number): number {
  const step = stepOfMatte(radius);
  // A window of windows, each rounded to squares, and the square beside, from which a pixel's function is drawn up.
  return (2 * Math.round(radius / step) + 2) * step;
}

/** The weight, and weighted: three colours, the share, six products of colours, three of a colour and the share. */
const moments = 14;

/** Summed over squares of `step` pixels. */
function momentsOf(given: Matting, step: number, across: number, down: number): Float32Array {
  const { width, height, pixels, selected, known } = given;
  const out = new Float32Array(across * down * moments);
  for (let at = 0; at < width * height; at += 1) {
    const y = Math.floor(at / width);
    const to = (Math.floor(y / step) * across + Math.floor((at - y * width) / step)) * moments;
    const w = Math.max(guess, known[at]!);
    const r = pixels[4 * at]! / 255;
    const g = pixels[4 * at + 1]! / 255;
    const b = pixels[4 * at + 2]! / 255;
    const share = (w * selected[at]!) / 255;
    out[to]! += w;
    out[to + 1]! += w * r;
    out[to + 2]! += w * g;
    out[to + 3]! += w * b;
    out[to + 4]! += share;
    out[to + 5]! += w * r * r;
    out[to + 6]! += w * r * g;
    out[to + 7]! += w * r * b;
    out[to + 8]! += w * g * g;
    out[to + 9]! += w * g * b;
    out[to + 10]! += w * b * b;
    out[to + 11]! += share * r;
    out[to + 12]! += share * g;
    out[to + 13]! += share * b;
  }
  return out;
}

/** Of each window's function: a for three colours, b, and one, to count windows by. */
const parts = 5;

function linesOf(sums: Float32Array): Float32Array {
  const out = new Float32Array((sums.length / moments) * parts);
  for (let from = 0, to = 0; from < sums.length; from += moments, to += parts) {
    const w = 1 / sums[from]!;
    const r = sums[from + 1]! * w;
    const g = sums[from + 2]! * w;
    const b = sums[from + 3]! * w;
    const a = sums[from + 4]! * w;
    const rr = sums[from + 5]! * w - r * r + noise;
    const rg = sums[from + 6]! * w - r * g;
    const rb = sums[from + 7]! * w - r * b;
    const gg = sums[from + 8]! * w - g * g + noise;
    const gb = sums[from + 9]! * w - g * b;
    const bb = sums[from + 10]! * w - b * b + noise;
    const cr = sums[from + 11]! * w - r * a;
    const cg = sums[from + 12]! * w - g * a;
    const cb = sums[from + 13]! * w - b * a;
    // Cramer's rule, by the cofactors of the symmetric matrix.
    const i = gg * bb - gb * gb;
    const j = rb * gb - rg * bb;
    const k = rg * gb - rb * gg;
    const size = 1 / (rr * i + rg * j + rb * k);
    const slopeR = (i * cr + j * cg + k * cb) * size;
    const slopeG = (j * cr + (rr * bb - rb * rb) * cg + (rg * rb - rr * gb) * cb) * size;
    const slopeB = (k * cr + (rg * rb - rr * gb) * cg + (rr * gg - rg * rg) * cb) * size;
    out[to] = slopeR;
    out[to + 1] = slopeG;
    out[to + 2] = slopeB;
    out[to + 3] = a - slopeR * r - slopeG * g - slopeB * b;
    out[to + 4] = 1;
  }
  return out;
}

/** Of the mean function: a for three colours, and b. */
const slopes = 4;

function meansOf(sums: Float32Array): Float32Array {
  const out = new Float32Array((sums.length / parts) * slopes);
  for (let from = 0, to = 0; from < sums.length; from += parts, to += slopes) {
    for (let i = 0; i < slopes; i += 1) out[to + i] = sums[from + i]! / sums[from + slopes]!;
  }
  return out;
}

/** Sums over squares of 2·radius + 1, as much of them as lies within, of `channels` values a pixel. */
function boxSums(
  from: Float32Array,
  width: number,
  height: number,
  channels: number,
  radius: number,
): Float32Array {
  const line = width * channels;
  const down = new Float64Array(line);
  const across = new Float64Array(channels);
  const out = new Float32Array(from.length);
  const add = (y: number, way: 1 | -1) => {
    for (let at = 0, start = y * line; at < line; at += 1) down[at]! += way * from[start + at]!;
  };
  for (let y = 0; y < Math.min(radius, height); y += 1) add(y, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + radius < height) add(y + radius, 1);
    if (y - radius - 1 >= 0) add(y - radius - 1, -1);
    across.fill(0);
    for (let at = 0; at < Math.min(radius * channels, line); at += 1) across[at % channels]! += down[at]!;
    for (let x = 0, to = y * line; x < width; x += 1) {
      const ahead = (x + radius) * channels;
      const behind = (x - radius - 1) * channels;
      for (let channel = 0; channel < channels; channel += 1, to += 1) {
        let sum = across[channel]!;
        if (ahead < line) sum += down[ahead + channel]!;
        if (behind >= 0) sum -= down[behind + channel]!;
        across[channel] = sum;
        out[to] = sum;
      }
    }
  }
  return out;
}
