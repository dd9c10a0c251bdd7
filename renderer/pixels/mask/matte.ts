import { between } from '../../../preload/pixels/gaussian.ts';
import type { Rect } from '../rect.ts';

/** What is known of a window of a picture and of what belongs to its subject; all of width · height. */
export interface Matting {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly pixels: Uint8ClampedArray;
  /** 0…255 */
  readonly selected: Uint8ClampedArray;
  /** 1 where that is only a guess, 0 where it is certain. */
  readonly guessed: Uint8Array;
}

/** What a guess counts for beside a certain pixel: it decides where colours say nothing. */
const guess = 0.02;
/** Colours, 0…1, that differ by less than the root of this say nothing. */
const noise = 1e-4;

/** Squares of `step` pixels that a window is made of. */
interface Squares {
  readonly step: number;
  readonly across: number;
  readonly down: number;
}

/**
 * How much of each pixel of a part of the window is the subject, 0…1, where that is guessed: in every square around it
 * the affine function of the colour that fits what is certain there best, α = a·I + b (the colour line model of Levin,
 * Lischinski, Weiss, "A closed form solution to natural image matting", 2008), and the mean over all squares that hold
 * the pixel, as in the guided filter (He, Sun, Tang 2013, eqs. 19 to 21) but with the weights of what is known. Functions
 * change slowly from place to place, so wide squares are made of small ones, and what is found for those is brought up
 * to each pixel's own colour (He, Sun, "Fast guided filter", 2015). Every pixel that it depends on still counts.
 */
export function matte(given: Matting, radius: number, part: Rect): Float32Array {
  const step = stepOfMatte(radius);
  const squares = { step, across: Math.ceil(given.width / step), down: Math.ceil(given.height / step) };
  const reach = Math.round(radius / step);
  // Functions of the squares beside, made of windows, which are made of squares.
  const asked = boxSums(guessesIn(given, squares, part), squares, 1, 2 * reach + 1);
  const sums = boxSums(momentsOf(given, squares, asked), squares, moments, reach);
  const lines = meansOf(boxSums(linesOf(sums), squares, parts, reach));
  const out = new Float32Array(part.width * part.height);
  eachGuess(given, part, (at, x, y, to) => {
    out[to] = shareBy(lines, squares, x, y, given.pixels, 4 * at);
  });
  return out;
}

/** Calls back for what is guessed of a part, with its place in the window and in the part. */
export function eachGuess(
  { width, guessed }: Pick<Matting, 'width' | 'guessed'>,
  part: Rect,
  visit: (at: number, x: number, y: number, to: number) => void,
): void {
  for (let row = 0; row < part.height; row += 1) {
    const y = part.y + row;
    for (let x = part.x, to = row * part.width; x < part.x + part.width; x += 1, to += 1)
      if (guessed[y * width + x] === 1) visit(y * width + x, x, y, to);
  }
}

/** How many of the pixels of each square are guessed. */
function guessesIn(given: Matting, { step, across, down }: Squares, part: Rect): Float32Array {
  const out = new Float32Array(across * down);
  eachGuess(given, part, (_, x, y) => {
    out[Math.floor(y / step) * across + Math.floor(x / step)]! += 1;
  });
  return out;
}

/** A pixel's share by its colour and the functions of the four squares whose centres lie around it. */
function shareBy(
  lines: Float32Array,
  { step, across, down }: Squares,
  x: number,
  y: number,
  pixels: Uint8ClampedArray,
  from: number,
): number {
  const [top, bottom, dy] = between(y, step, down);
  const [left, right, dx] = between(x, step, across);
  const upperLeft = (top * across + left) * slopes;
  const upperRight = (top * across + right) * slopes;
  const lowerLeft = (bottom * across + left) * slopes;
  const lowerRight = (bottom * across + right) * slopes;
  let share = 0;
  for (let i = 0; i < slopes; i += 1) {
    const upper = lines[upperLeft + i]! * (1 - dx) + lines[upperRight + i]! * dx;
    const lower = lines[lowerLeft + i]! * (1 - dx) + lines[lowerRight + i]! * dx;
    const slope = upper * (1 - dy) + lower * dy;
    share += i < 3 ? (slope * pixels[from + i]!) / 255 : slope;
  }
  return Math.min(1, Math.max(0, share));
}

/** Windows reach at least so many squares, once they reach that many pixels. */
const least = 4;

/** Pixels on a side of the squares that windows of a radius are made of. */
export function stepOfMatte(radius: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(radius / least)));
}

/** How far around a pixel is looked at. */
export function reachOfMatte(radius: number): number {
  const step = stepOfMatte(radius);
  // A window of windows, each rounded to squares, and the square beside, from which a pixel's function is drawn up.
  return (2 * Math.round(radius / step) + 2) * step;
}

/** The weight, and weighted: three colours, the share, six products of colours, three of a colour and the share. */
const moments = 14;

/** Summed over squares of `step` pixels, those that are asked for. */
function momentsOf(
  { width, height, pixels, selected, guessed }: Matting,
  { step, across, down }: Squares,
  asked: Float32Array,
): Float32Array {
  const out = new Float32Array(across * down * moments);
  for (let square = 0; square < asked.length; square += 1) {
    if (asked[square] === 0) continue;
    const to = square * moments;
    const row = Math.floor(square / across);
    const bottom = Math.min(height, (row + 1) * step);
    const left = (square - row * across) * step;
    const right = Math.min(width, left + step);
    for (let y = row * step; y < bottom; y += 1) {
      for (let at = y * width + left; at < y * width + right; at += 1) {
        const w = guessed[at] === 1 ? guess : 1;
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
    }
  }
  return out;
}

/** Of each window's function: a for three colours, b, and one, to count windows by; nothing where nothing was summed. */
const parts = 5;

function linesOf(sums: Float32Array): Float32Array {
  const out = new Float32Array((sums.length / moments) * parts);
  for (let from = 0, to = 0; from < sums.length; from += moments, to += parts) {
    // Less than one guess is what rounding left.
    if (sums[from]! < guess / 2) continue;
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
  { across: width, down: height }: Squares,
  channels: number,
  radius: number,
): Float32Array {
  const line = width * channels;
  const down = new Float64Array(line);
  const row = new Float64Array(channels);
  const out = new Float32Array(from.length);
  const add = (y: number, way: 1 | -1) => {
    for (let at = 0, start = y * line; at < line; at += 1) down[at]! += way * from[start + at]!;
  };
  for (let y = 0; y < Math.min(radius, height); y += 1) add(y, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + radius < height) add(y + radius, 1);
    if (y - radius - 1 >= 0) add(y - radius - 1, -1);
    row.fill(0);
    for (let at = 0; at < Math.min(radius * channels, line); at += 1) row[at % channels]! += down[at]!;
    for (let x = 0, to = y * line; x < width; x += 1) {
      const ahead = (x + radius) * channels;
      const behind = (x - radius - 1) * channels;
      for (let channel = 0; channel < channels; channel += 1, to += 1) {
        let sum = row[channel]!;
        if (ahead < line) sum += down[ahead + channel]!;
        if (behind >= 0) sum -= down[behind + channel]!;
        row[channel] = sum;
        out[to] = sum;
      }
    }
  }
  return out;
}
