import type { BlendMode } from '../../preload/contract/blend-mode.ts';
import type { Rect } from '../../preload/contract/rect.ts';
import { mix, showWhole, toBytes, weigh } from '../../preload/pixels/run.ts';
import type { Pixels } from './pixels.ts';

/** How what was made of a picture meets it: what share of it counts, 0…1, and in which mode. */
export interface Meeting {
  readonly amount: number;
  readonly blend: BlendMode;
}

/** Whether what was made takes the picture's place as it is. */
export function isAlone({ amount, blend }: Meeting): boolean {
  return amount === 1 && blend === 'normal';
}

/** Side of what is worked on at once, pixels, so that the floats in between stay few however large the picture is. */
const SIDE = 1024;

/** The squares that a picture is worked through in. @param margin how far around each one is looked, pixels. */
export function* squaresOf({ width, height }: Pixels, margin: number): Generator<Rect> {
  // Whole multiples of the squares that the widest blurs are done in.
  const side = margin > SIDE / 2 ? 2 * SIDE : SIDE;
  for (let y = 0; y < height; y += side)
    for (let x = 0; x < width; x += side)
      yield { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) };
}

/** Part of a picture as premultiplied RGBA, 0…1. */
export function floatsOf({ data, depth, width }: Pixels, part: Rect): Float32Array {
  const floats = new Float32Array(4 * part.width * part.height);
  const full = depth === 8 ? 255 : 65_535;
  for (let y = 0, to = 0; y < part.height; y += 1) {
    let from = 4 * ((part.y + y) * width + part.x);
    for (let x = 0; x < part.width; x += 1, from += 4, to += 4) {
      const alpha = data[from + 3]! / full;
      floats[to] = (data[from]! / full) * alpha;
      floats[to + 1] = (data[from + 1]! / full) * alpha;
      floats[to + 2] = (data[from + 2]! / full) * alpha;
      floats[to + 3] = alpha;
    }
  }
  return floats;
}

/** Puts part of what was made, as floats of all of `region`, onto the floats of what it was made from, in place. */
export function meet(under: Float32Array, made: Float32Array, { width, height }: Rect, how: Meeting): void {
  for (let y = 0; y < height; y += 1) {
    showWhole(width);
    weigh(width, how.amount, null, 0);
    mix(under, made, 4 * y * width, width, how.blend);
  }
}

/** Writes the floats of `region` that lie in `part` of it into a picture. */
export function writeFloats(floats: Float32Array, region: Rect, part: Rect, into: Pixels): void {
  for (let y = part.y; y < part.y + part.height; y += 1) {
    const from = 4 * ((y - region.y) * region.width + part.x - region.x);
    const to = 4 * (y * into.width + part.x);
    if (into.depth === 16) toWords(floats, from, part.width, into.data, to);
    else {
      const { buffer, byteOffset, length } = into.data;
      toBytes(floats, from, part.width, new Uint8ClampedArray(buffer, byteOffset, length), to);
    }
  }
}

/** As `toBytes` does, in 16 bits. */
function toWords(data: Float32Array, at: number, count: number, out: Uint16Array, to: number): void {
  for (let i = 0, p = at, q = to; i < count; i += 1, p += 4, q += 4) {
    const alpha = data[p + 3]!;
    const scale = alpha > 0 ? 65_535 / alpha : 0;
    out[q] = word(data[p]! * scale);
    out[q + 1] = word(data[p + 1]! * scale);
    out[q + 2] = word(data[p + 2]! * scale);
    out[q + 3] = word(alpha * 65_535);
  }
}

function word(value: number): number {
  return Math.round(Math.min(65_535, Math.max(0, value)));
}

/** A picture of this depth with nothing in it. */
export function blank(width: number, height: number, depth: Pixels['depth']): Pixels {
  const length = 4 * width * height;
  return depth === 16
    ? { depth, width, height, data: new Uint16Array(length) }
    : { depth, width, height, data: new Uint8Array(length) };
}
