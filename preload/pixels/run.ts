import type { BlendMode } from '../contract/document.ts';
import { blends } from './blend.ts';

/**
 * Runs of pixels on their way onto a backdrop. A backdrop is premultiplied RGBA, 0…1, four floats a pixel;
 * a source is straight colours (three floats a pixel) with alphas beside them, in buffers that every run shares.
 */
let colour = new Float32Array(3 * 1024);
let alpha = new Float32Array(1024);
let behind = new Float32Array(3 * 1024);
let mixed = new Float32Array(3 * 1024);

/** 0…255 as 0…1: 255 must become exactly 1. */
const unit = Float32Array.from({ length: 256 }, (_, value) => value / 255);

/** Above this a channel is white: some modes jump there, and division may have left it a rounding short. */
const white = 1 - 1e-6;

function reserve(count: number): void {
  if (alpha.length >= count) return;
  colour = new Float32Array(3 * count);
  alpha = new Float32Array(count);
  behind = new Float32Array(3 * count);
  mixed = new Float32Array(3 * count);
}

/** Sources of a run: each fills the shared buffers with `count` pixels. */
export function takeBytes(data: Uint8ClampedArray, at: number, count: number): void {
  reserve(count);
  for (let i = 0, from = at, to = 0; i < count; i += 1, from += 4, to += 3) {
    colour[to] = unit[data[from]!]!;
    colour[to + 1] = unit[data[from + 1]!]!;
    colour[to + 2] = unit[data[from + 2]!]!;
    alpha[i] = unit[data[from + 3]!]!;
  }
}

/** From premultiplied floats. */
export function takeFloats(data: Float32Array, at: number, count: number): void {
  reserve(count);
  straighten(data, at, count, colour);
  for (let i = 0, from = at + 3; i < count; i += 1, from += 4) alpha[i] = data[from]!;
}

/** Straight colours of premultiplied pixels; black where there is no alpha. */
function straighten(data: Float32Array, at: number, count: number, out: Float32Array): void {
  for (let i = 0, from = at, to = 0; i < count; i += 1, from += 4, to += 3) {
    const a = data[from + 3]!;
    const scale = a > 0 ? 1 / a : 0;
    const r = data[from]! * scale;
    const g = data[from + 1]! * scale;
    const b = data[from + 2]! * scale;
    out[to] = r > white ? 1 : r;
    out[to + 1] = g > white ? 1 : g;
    out[to + 2] = b > white ? 1 : b;
  }
}

/** One colour that covers all. */
export function takeColour(
  [red, green, blue]: readonly [red: number, green: number, blue: number],
  count: number,
): void {
  reserve(count);
  for (let i = 0; i < 3 * count; i += 3) {
    colour[i] = unit[red]!;
    colour[i + 1] = unit[green]!;
    colour[i + 2] = unit[blue]!;
  }
  alpha.fill(1, 0, count);
}

/** Multiplies the run's alphas by an opacity and, where there is one, by a mask's row: weights 0…1. */
export function weigh(count: number, opacity: number, weights: Float32Array | null, at: number): void {
  if (weights) for (let i = 0; i < count; i += 1) alpha[i]! *= opacity * weights[at + i]!;
  else if (opacity !== 1) for (let i = 0; i < count; i += 1) alpha[i]! *= opacity;
}

/**
 * Source over with blending (W3C, section 5.1 and 10):
 * co = αs·(1 − αb)·Cs + αs·αb·B(Cb, Cs) + (1 − αs)·cb, and αo = αs + αb·(1 − αs).
 */
export function over(target: Float32Array, at: number, count: number, mode: BlendMode): void {
  if (mode === 'normal') {
    for (let i = 0, to = at, from = 0; i < count; i += 1, to += 4, from += 3) {
      const a = alpha[i]!;
      const keep = 1 - a;
      target[to] = target[to]! * keep + colour[from]! * a;
      target[to + 1] = target[to + 1]! * keep + colour[from + 1]! * a;
      target[to + 2] = target[to + 2]! * keep + colour[from + 2]! * a;
      target[to + 3] = target[to + 3]! * keep + a;
    }
    return;
  }
  straighten(target, at, count, behind);
  blends[mode](behind, colour, mixed, count);
  for (let i = 0, to = at, from = 0; i < count; i += 1, to += 4, from += 3) {
    const a = alpha[i]!;
    const keep = 1 - a;
    const under = a * target[to + 3]!;
    const alone = a - under;
    target[to] = target[to]! * keep + colour[from]! * alone + mixed[from]! * under;
    target[to + 1] = target[to + 1]! * keep + colour[from + 1]! * alone + mixed[from + 1]! * under;
    target[to + 2] = target[to + 2]! * keep + colour[from + 2]! * alone + mixed[from + 2]! * under;
    target[to + 3] = target[to + 3]! * keep + a;
  }
}

/**
 * Clipped to what is there: its alpha stays, and its colour meets the source as if it were opaque, so that
 * a clipping group's soft edge is as soft as its base: co = αb·((1 − αs)·Cb + αs·B(Cb, Cs)).
 */
export function atop(target: Float32Array, at: number, count: number, mode: BlendMode): void {
  let result = colour;
  if (mode !== 'normal') {
    straighten(target, at, count, behind);
    blends[mode](behind, colour, mixed, count);
    result = mixed;
  }
  for (let i = 0, to = at, from = 0; i < count; i += 1, to += 4, from += 3) {
    const a = alpha[i]!;
    const keep = 1 - a;
    const under = a * target[to + 3]!;
    target[to] = target[to]! * keep + result[from]! * under;
    target[to + 1] = target[to + 1]! * keep + result[from + 1]! * under;
    target[to + 2] = target[to + 2]! * keep + result[from + 2]! * under;
  }
}

/** Straight bytes of premultiplied floats; nothing but zeros where there is no alpha. */
export function toBytes(
  data: Float32Array,
  at: number,
  count: number,
  out: Uint8ClampedArray,
  to: number,
): void {
  for (let i = 0, p = at, q = to; i < count; i += 1, p += 4, q += 4) {
    const a = data[p + 3]!;
    const scale = a > 0 ? 255 / a : 0;
    out[q] = data[p]! * scale;
    out[q + 1] = data[p + 1]! * scale;
    out[q + 2] = data[p + 2]! * scale;
    out[q + 3] = a * 255;
  }
}

/** `over` in the normal mode straight from bytes: most of what is ever composited. */
export function bytesOver(
  target: Float32Array,
  at: number,
  count: number,
  data: Uint8ClampedArray,
  first: number,
  opacity: number,
): void {
  const scale = opacity / 255;
  for (let i = 0, to = at, from = first; i < count; i += 1, to += 4, from += 4) {
    const byte = data[from + 3]!;
    if (byte === 0) continue;
    const a = byte * scale;
    const keep = 1 - a;
    const share = a / 255;
    target[to] = target[to]! * keep + data[from]! * share;
    target[to + 1] = target[to + 1]! * keep + data[from + 1]! * share;
    target[to + 2] = target[to + 2]! * keep + data[from + 2]! * share;
    target[to + 3] = target[to + 3]! * keep + a;
  }
}

/** Makes the run's alphas 1, for a source that covers as much as what it goes onto. */
export function showWhole(count: number): void {
  reserve(count);
  alpha.fill(1, 0, count);
}

/** Changes the straight colours of premultiplied pixels in place. */
export function change(
  pixels: Float32Array,
  at: number,
  count: number,
  by: (colours: Float32Array, count: number) => void,
): void {
  reserve(count);
  straighten(pixels, at, count, colour);
  by(colour, count);
  for (let i = 0, to = at, from = 0; i < count; i += 1, to += 4, from += 3) {
    const a = pixels[to + 3]!;
    pixels[to] = colour[from]! * a;
    pixels[to + 1] = colour[from + 1]! * a;
    pixels[to + 2] = colour[from + 2]! * a;
  }
}

/**
 * From what was there to what an adjustment made of it, as far as the run's alphas say: the colour meets the one
 * that it was made from, whatever their alphas: co = (1 − w)·cb + w·αa·B(Cb, Ca), and αo = (1 − w)·αb + w·αa.
 */
export function mix(
  target: Float32Array,
  adjusted: Float32Array,
  at: number,
  count: number,
  mode: BlendMode,
): void {
  straighten(adjusted, at, count, colour);
  let result = colour;
  if (mode !== 'normal') {
    straighten(target, at, count, behind);
    blends[mode](behind, colour, mixed, count);
    result = mixed;
  }
  for (let i = 0, to = at, from = 0; i < count; i += 1, to += 4, from += 3) {
    const w = alpha[i]!;
    const keep = 1 - w;
    const share = w * adjusted[to + 3]!;
    const colours = target[to + 3]! > 0 ? result : colour;
    target[to] = target[to]! * keep + colours[from]! * share;
    target[to + 1] = target[to + 1]! * keep + colours[from + 1]! * share;
    target[to + 2] = target[to + 2]! * keep + colours[from + 2]! * share;
    target[to + 3] = target[to + 3]! * keep + share;
  }
}
