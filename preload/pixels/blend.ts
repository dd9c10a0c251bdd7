import type { BlendMode } from '../contract/document.ts';

/**
 * What a colour becomes when it meets the one behind it: B(Cb, Cs) of W3C "Compositing and Blending Level 1"
 * (https://www.w3.org/TR/compositing-1/), sections 10.1 and 10.2. Runs of `count` straight RGB colours, 0…1;
 * `out` may be neither of the inputs. One loop for each mode, because a loop that calls its formula is five
 * times slower.
 */
export type Blend = (behind: Float32Array, source: Float32Array, out: Float32Array, count: number) => void;

const multiply: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) out[i] = behind[i]! * source[i]!;
};

/** Cb + Cs − Cb·Cs */
const screen: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) {
    const b = behind[i]!;
    const s = source[i]!;
    out[i] = b + s - b * s;
  }
};

/** Multiply with 2·upper up to ½, else screen with 2·upper − 1: hard light. Overlay swaps the two. */
const hardLight: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) {
    const b = behind[i]!;
    const s = 2 * source[i]!;
    out[i] = s <= 1 ? b * s : b + s - 1 - b * (s - 1);
  }
};
const overlay: Blend = (behind, source, out, count) => {
  hardLight(source, behind, out, count);
};

const darken: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) out[i] = Math.min(behind[i]!, source[i]!);
};

const lighten: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) out[i] = Math.max(behind[i]!, source[i]!);
};

/** 0 where Cb is 0, 1 where Cs is 1, else min(1, Cb / (1 − Cs)) */
const colorDodge: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) {
    const b = behind[i]!;
    const room = 1 - source[i]!;
    out[i] = b === 0 ? 0 : b >= room ? 1 : b / room;
  }
};

/** 1 where Cb is 1, 0 where Cs is 0, else 1 − min(1, (1 − Cb) / Cs) */
const colorBurn: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) {
    const room = 1 - behind[i]!;
    const s = source[i]!;
    out[i] = room === 0 ? 1 : room >= s ? 0 : 1 - room / s;
  }
};

/** Cs ≤ ½: Cb − (1 − 2Cs)·Cb·(1 − Cb), else Cb + (2Cs − 1)·(D(Cb) − Cb) */
const softLight: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) {
    const b = behind[i]!;
    const s = 2 * source[i]! - 1;
    if (s <= 0) out[i] = b + s * b * (1 - b);
    else out[i] = b + s * ((b <= 0.25 ? ((16 * b - 12) * b + 4) * b : Math.sqrt(b)) - b);
  }
};

const difference: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) out[i] = Math.abs(behind[i]! - source[i]!);
};

/** Cb + Cs − 2·Cb·Cs */
const exclusion: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 1) {
    const b = behind[i]!;
    const s = source[i]!;
    out[i] = b + s - 2 * b * s;
  }
};

/** SetLum(SetSat(Cs, Sat(Cb)), Lum(Cb)) */
const hue: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 3) {
    setSat(source, i, saturationOf(behind, i), out);
    setLum(out, i, luminosityOf(behind, i), out);
  }
};

/** SetLum(SetSat(Cb, Sat(Cs)), Lum(Cb)) */
const saturation: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 3) {
    setSat(behind, i, saturationOf(source, i), out);
    setLum(out, i, luminosityOf(behind, i), out);
  }
};

/** SetLum(Cs, Lum(Cb)) */
const color: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 3) setLum(source, i, luminosityOf(behind, i), out);
};

/** SetLum(Cb, Lum(Cs)) */
const luminosity: Blend = (behind, source, out, count) => {
  for (let i = 0; i < 3 * count; i += 3) setLum(behind, i, luminosityOf(source, i), out);
};

/** Lum(C) */
export function luminosityOf(colours: Float32Array, at: number): number {
  return 0.3 * colours[at]! + 0.59 * colours[at + 1]! + 0.11 * colours[at + 2]!;
}

/** Sat(C) */
function saturationOf(colours: Float32Array, at: number): number {
  const r = colours[at]!;
  const g = colours[at + 1]!;
  const b = colours[at + 2]!;
  return Math.max(r, g, b) - Math.min(r, g, b);
}

/** Saturations up to this are rounding of a grey, whose hue must not be taken for one. */
const grey = 1e-5;

/** SetSat(C, s): the least channel to 0, the greatest to s, the one between in proportion. */
function setSat(from: Float32Array, at: number, s: number, to: Float32Array): void {
  const r = from[at]!;
  const g = from[at + 1]!;
  const b = from[at + 2]!;
  const least = Math.min(r, g, b);
  const range = Math.max(r, g, b) - least;
  const scale = range > grey ? s / range : 0;
  to[at] = (r - least) * scale;
  to[at + 1] = (g - least) * scale;
  to[at + 2] = (b - least) * scale;
}

/** SetLum(C, l), with ClipColor: what leaves 0…1 is pulled towards its luminosity. */
export function setLum(from: Float32Array, at: number, l: number, to: Float32Array): void {
  const shift = l - luminosityOf(from, at);
  const r = from[at]! + shift;
  const g = from[at + 1]! + shift;
  const b = from[at + 2]! + shift;
  const least = Math.min(r, g, b);
  const most = Math.max(r, g, b);
  let scale = 1;
  if (least < 0) scale = l / (l - least);
  if (most > 1) scale = Math.min(scale, (1 - l) / (most - l));
  to[at] = l + (r - l) * scale;
  to[at + 1] = l + (g - l) * scale;
  to[at + 2] = l + (b - l) * scale;
}

/** Normal is Cs itself: it needs no function. */
export const blends: Readonly<Record<Exclude<BlendMode, 'normal'>, Blend>> = {
  multiply,
  screen,
  overlay,
  darken,
  lighten,
  'color-dodge': colorDodge,
  'color-burn': colorBurn,
  'hard-light': hardLight,
  'soft-light': softLight,
  difference,
  exclusion,
  hue,
  saturation,
  color,
  luminosity,
};
