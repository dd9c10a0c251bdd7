import { inverse, product } from './space.ts';
import type { Matrix } from './space.ts';

/** A place in the CIE's diagram of 1931. */
export type Chromaticity = readonly [x: number, y: number];

/** The light of full red, green and blue, and of all three together. */
export interface Primaries {
  readonly red: Chromaticity;
  readonly green: Chromaticity;
  readonly blue: Chromaticity;
  readonly white: Chromaticity;
}

/** A curve as profiles state it: a power, or ((a v + b) ^ gamma above d, c v below). */
export type StatedCurve = { readonly gamma: number } & (
  { readonly a: number; readonly b: number; readonly c: number; readonly d: number } | object
);

const d65: Chromaticity = [0.3127, 0.329];

/** ITU-R BT.709 and IEC 61966-2-1 */
export const bt709: Primaries = { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: d65 };
/** SMPTE EG 432-1 */
export const p3: Primaries = { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: d65 };
/** Adobe RGB (1998) Color Image Encoding, 4.3.1 */
export const adobeRgb: Primaries = { red: [0.64, 0.33], green: [0.21, 0.71], blue: [0.15, 0.06], white: d65 };
/** ITU-R BT.2020 */
export const bt2020: Primaries = {
  red: [0.708, 0.292],
  green: [0.17, 0.797],
  blue: [0.131, 0.046],
  white: d65,
};

/** IEC 61966-2-1 */
export const srgbStated: StatedCurve = {
  gamma: 2.4,
  a: 1 / 1.055,
  b: 0.055 / 1.055,
  c: 1 / 12.92,
  d: 0.04045,
};

/** The white that profiles meet in. */
const d50 = [0.9642, 1, 0.8249] as const;

const bradford: Matrix = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

/** A profile of version 4 (ICC.1:2022) for an RGB space. */
export function rgbIcc(name: string, primaries: Primaries, curve: StatedCurve): Uint8Array {
  return rgbIccOf(name, toXyzD50(primaries), curveTag(curve));
}

/** The same of primaries in XYZ under D50, and of a curve as another profile states it. */
export function rgbIccOf(name: string, toXyz: Matrix, curve: Uint8Array): Uint8Array {
  const column = (at: number) => xyzTag(toXyz.filter((_, place) => place % 3 === at));
  return assemble('RGB ', name, [
    ['rXYZ', column(0)],
    ['gXYZ', column(1)],
    ['bXYZ', column(2)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]);
}

/** The same for one channel of grey. */
export function greyIcc(name: string, curve: StatedCurve): Uint8Array {
  return assemble('GRAY', name, [['kTRC', curveTag(curve)]]);
}

/** Primaries scaled so that they make the white together, and adapted from that to D50 by Bradford's matrix. */
function toXyzD50({ red, green, blue, white }: Primaries): Matrix {
  const [r, g, b] = [xyzOf(red), xyzOf(green), xyzOf(blue)];
  const unscaled = [0, 1, 2].flatMap((row) => [r[row], g[row], b[row]]) as unknown as Matrix;
  const lit = times(inverse(unscaled), xyzOf(white));
  const own = unscaled.map((value, at) => value * (lit[at % 3] ?? 0)) as unknown as Matrix;
  const [from, to] = [times(bradford, xyzOf(white)), times(bradford, d50)];
  const scale = (at: 0 | 1 | 2) => to[at] / from[at];
  const scaling: Matrix = [scale(0), 0, 0, 0, scale(1), 0, 0, 0, scale(2)];
  return product(product(inverse(bradford), product(scaling, bradford)), own);
}

function xyzOf([x, y]: Chromaticity): Triple {
  return [x / y, 1, (1 - x - y) / y];
}

type Triple = readonly [number, number, number];

function times(m: Matrix, [x, y, z]: Triple): Triple {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

function assemble(space: string, name: string, own: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', textTag(name)],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(d50)],
    ...own,
  ];
  const contents = [...new Set(tags.map(([, bytes]) => bytes))];
  const starts = new Map<Uint8Array, number>();
  let length = 128 + 4 + 12 * tags.length;
  for (const bytes of contents) {
    starts.set(bytes, length);
    length += bytes.length + ((4 - (bytes.length % 4)) % 4);
  }
  const icc = new Uint8Array(length);
  const view = new DataView(icc.buffer);
  view.setUint32(0, length);
  view.setUint32(8, 0x04400000);
  icc.set(ascii(`mntr${space}XYZ `), 12);
  // One date for all: equal profiles are equal bytes.
  [2022, 1, 1].forEach((part, at) => view.setUint16(24 + 2 * at, part));
  icc.set(ascii('acsp'), 36);
  d50.forEach((value, at) => view.setInt32(68 + 4 * at, fixed(value)));
  view.setUint32(128, tags.length);
  tags.forEach(([tag, bytes], at) => {
    icc.set(ascii(tag), 132 + 12 * at);
    view.setUint32(136 + 12 * at, starts.get(bytes) ?? 0);
    view.setUint32(140 + 12 * at, bytes.length);
  });
  for (const [bytes, start] of starts) icc.set(bytes, start);
  return icc;
}

function textTag(text: string): Uint8Array {
  const tag = new Uint8Array(28 + 2 * text.length);
  const view = new DataView(tag.buffer);
  tag.set(ascii('mluc'));
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  tag.set(ascii('enUS'), 16);
  view.setUint32(20, 2 * text.length);
  view.setUint32(24, 28);
  for (let at = 0; at < text.length; at += 1) view.setUint16(28 + 2 * at, text.charCodeAt(at));
  return tag;
}

function xyzTag(values: readonly number[]): Uint8Array {
  return numbersTag('XYZ ', values);
}

function curveTag(curve: StatedCurve): Uint8Array {
  const values = 'a' in curve ? [curve.gamma, curve.a, curve.b, curve.c, curve.d] : [curve.gamma];
  const tag = numbersTag('para', [0, ...values]);
  new DataView(tag.buffer).setUint16(8, 'a' in curve ? 3 : 0);
  return tag;
}

/** A signature, four bytes of nothing, and numbers. */
function numbersTag(type: string, values: readonly number[]): Uint8Array {
  const tag = new Uint8Array(8 + 4 * values.length);
  tag.set(ascii(type));
  values.forEach((value, at) => new DataView(tag.buffer).setInt32(8 + 4 * at, fixed(value)));
  return tag;
}

/** s15Fixed16Number */
function fixed(value: number): number {
  return Math.round(value * 65536);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
