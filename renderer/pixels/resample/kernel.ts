/** How pixels between pixels are found. */
export const interpolations = ['nearest', 'bilinear', 'lanczos'] as const;
export type Interpolation = (typeof interpolations)[number];
export type Smooth = Exclude<Interpolation, 'nearest'>;

/** How far a kernel reaches, in pixels. */
export const reach: Readonly<Record<Smooth, number>> = { bilinear: 1, lanczos: 3 };

/** Lanczos (1956): sinc windowed by its own middle lobe, a = 3; bilinear is the triangle. */
export function kernel(how: Smooth, x: number): number {
  const far = Math.abs(x);
  if (far >= reach[how]) return 0;
  if (how === 'bilinear') return 1 - far;
  if (far < 1e-8) return 1;
  const angle = Math.PI * far;
  return (3 * Math.sin(angle) * Math.sin(angle / 3)) / (angle * angle);
}

/** Entries of a table for each pixel of distance. */
export const fineness = 1024;

const tables = new Map<Smooth, Float64Array>();

/** The kernel for distances from 0 to its reach, to be read by rounding distance · fineness. */
export function kernelTable(how: Smooth): Float64Array {
  const known = tables.get(how);
  if (known) return known;
  const table = Float64Array.from({ length: reach[how] * fineness + 2 }, (_, at) =>
    kernel(how, at / fineness),
  );
  tables.set(how, table);
  return table;
}

/** For every pixel of a line, which pixels of the line it is made from it takes, and how much of each. */
export interface Taps {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `stride` weights for each pixel, of which `count` are used; they sum to 1. */
  readonly weights: Float64Array;
  readonly stride: number;
  /** How much of each pixel the mapped line covers, 0…1. */
  readonly coverage: Float64Array;
}

/**
 * The taps of `length` pixels from `start`, for a line that lies at low ≤ x < high and is mapped by
 * x' = scale·x + shift with scale > 0. What lies past its ends repeats them. When shrinking, the kernel
 * widens with the pixels, so that nothing between them is passed over.
 */
export function tapsOf(
  how: Interpolation,
  { scale, shift }: { readonly scale: number; readonly shift: number },
  [low, high]: readonly [number, number],
  start: number,
  length: number,
): Taps {
  const tight = Math.min(1, scale);
  const stride = how === 'nearest' ? 1 : Math.ceil((2 * reach[how]) / tight) + 2;
  const taps = {
    first: new Int32Array(length),
    count: new Int32Array(length),
    weights: new Float64Array(length * stride),
    stride,
    coverage: new Float64Array(length),
  };
  const clamp = (at: number) => Math.min(high - 1, Math.max(low, at));
  for (let at = 0; at < length; at += 1) {
    const middle = (start + at + 0.5 - shift) / scale;
    taps.coverage[at] = overlap((middle - low) * scale, (high - middle) * scale, how === 'nearest');
    if (how === 'nearest') {
      taps.first[at] = clamp(Math.floor(middle + 1e-9));
      taps.count[at] = 1;
      taps.weights[at] = 1;
      continue;
    }
    const wide = reach[how] / tight;
    const from = Math.ceil(middle - wide - 0.5);
    const to = Math.floor(middle + wide - 0.5);
    const first = clamp(from);
    let sum = 0;
    for (let tap = from; tap <= to; tap += 1) {
      const weight = kernel(how, (tap + 0.5 - middle) * tight);
      taps.weights[at * stride + clamp(tap) - first]! += weight;
      sum += weight;
    }
    for (let tap = 0; tap < stride; tap += 1) taps.weights[at * stride + tap]! /= sum;
    taps.first[at] = first;
    taps.count[at] = clamp(to) - first + 1;
  }
  return taps;
}

/** How much of a pixel a strip covers whose edges are this far from its middle, in pixels. */
export function overlap(before: number, after: number, whole: boolean): number {
  if (whole) return before > -1e-9 && after > 1e-9 ? 1 : 0;
  return Math.min(1, Math.max(0, Math.min(0.5, before) + Math.min(0.5, after)));
}
