import type { Planes } from '../../image/pixels.ts';
import type { Affine } from './affine.ts';

/** What light there is on a face: of each channel, how much of each of the nine functions. */
export type Light = readonly [Float64Array, Float64Array, Float64Array];

const TERMS = 9;
const GAMMA = 2.2;
/** The head as an ellipsoid around the frontal face: its middle below the eyes, and its half axes. */
const HEAD = { middle: 0.45, across: 1.4, down: 1.75 };
/** A place so near to the head's edge, or beyond it, is taken to face this much forward. */
const LEAST_FORWARD = 0.2;
/** Keeps what little is seen from being explained by strong lights that cancel out. */
const RIDGE = 5e-3;
/** What differs from the fit by more than about this share of it is a feature and not light. */
const FEATURE = 0.15;
const ROUNDS = 4;
/** How much lighter or darker light may make a place. */
const MOST = 2.5;
/** Pixels that are looked at: more don't change nine numbers. */
const ENOUGH = 5000;

/**
 * The first nine spherical harmonics of the direction that a place of the frontal face faces: nearly all that a matt
 * surface shows of any distant light (Ramamoorthi & Hanrahan 2001).
 */
export function harmonics(x: number, y: number, into = new Float64Array(TERMS)): Float64Array {
  let [nx, ny] = [x / HEAD.across, (y - HEAD.middle) / HEAD.down];
  const beyond = Math.hypot(nx, ny) / Math.sqrt(1 - LEAST_FORWARD ** 2);
  if (beyond > 1) [nx, ny] = [nx / beyond, ny / beyond];
  const nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
  into.set([1, nx, ny, nz, nx * ny, nx * nz, ny * nz, nx * nx - ny * ny, 3 * nz * nz - 1]);
  return into;
}

/** Of a place that faces the viewer. */
const AHEAD = harmonics(0, HEAD.middle);
/** Light that falls on all places alike. */
export const evenLight: Light = [1, 1, 1].map((level) => {
  const terms = new Float64Array(TERMS);
  terms[0] = level;
  return terms;
}) as unknown as Light;

/**
 * The light on a face by least squares, in linear light, as if all of it had one colour of its own; what isn't explained
 * so, as brows, eyes and lips, comes to count little (Geman & McClure's weights).
 * @param share how much of each pixel is the face, height · width values.
 * @param toFrontal takes places of the picture to those of the frontal face.
 */
export function fitLight(picture: Planes, share: Float32Array, toFrontal: Affine): Light {
  const samples = samplesOf(picture, share, toFrontal);
  let weights = samples.map(({ share }) => share);
  let light = solve(samples, weights);
  for (let round = 1; round < ROUNDS; round++) {
    const now = light;
    weights = samples.map(({ share, basis, colour }) => {
      const [seen, fitted] = [luma(colour), luma(now.map((terms) => product(terms, basis)))];
      const off = (seen - fitted) / (FEATURE * Math.max(fitted, 1e-3));
      return share / (1 + off * off) ** 2;
    });
    light = solve(samples, weights);
  }
  return light;
}

/**
 * How many times lighter each place of a face is in one light than in another, on average as light: three planes to
 * multiply a picture's values by, in the numbers that they are stored in.
 */
export function gainBetween(
  from: Light,
  to: Light,
  toFrontal: Affine,
  { width, height }: { readonly width: number; readonly height: number },
): Float32Array {
  const plane = width * height;
  const gain = new Float32Array(3 * plane);
  const basis = new Float64Array(TERMS);
  const { a, b, c, d, e, f } = toFrontal;
  for (let at = 0; at < plane; at++) {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    harmonics(a * x + b * y + c, d * x + e * y + f, basis);
    for (let channel = 0; channel < 3; channel++) {
      const [before, after] = [shade(from[channel]!, basis), shade(to[channel]!, basis)];
      gain[channel * plane + at] = Math.min(MOST, Math.max(1 / MOST, after / before)) ** (1 / GAMMA);
    }
  }
  return gain;
}

/** Light on a place relative to what falls on one that faces the viewer. */
function shade(terms: Float64Array, basis: Float64Array): number {
  return Math.max(0.02, product(terms, basis) / Math.max(1e-4, product(terms, AHEAD)));
}

/** Values that were seen in one light as they would be seen in another. */
export function relit({ width, height, data }: Planes, gain: Float32Array): Planes {
  return { width, height, data: data.map((value, p) => value * gain[p]!) };
}

interface Sample {
  readonly share: number;
  readonly basis: Float64Array;
  readonly colour: readonly number[];
}

function samplesOf(
  { width, height, data }: Planes,
  share: Float32Array,
  { a, b, c, d, e, f }: Affine,
): Sample[] {
  const plane = width * height;
  const samples: Sample[] = [];
  const count = share.reduce((sum, value) => sum + (value > 0.5 ? 1 : 0), 0);
  const step = Math.max(1, Math.floor(count / ENOUGH));
  let seen = 0;
  for (let at = 0; at < plane; at++) {
    if (share[at]! <= 0.5 || seen++ % step !== 0) continue;
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    samples.push({
      share: share[at]!,
      basis: harmonics(a * x + b * y + c, d * x + e * y + f),
      colour: [0, 1, 2].map((channel) => linear(data[channel * plane + at]!)),
    });
  }
  return samples;
}

/** Weighted least squares for the three channels, by Cholesky's decomposition. */
function solve(samples: readonly Sample[], weights: readonly number[]): Light {
  const matrix = Array.from({ length: TERMS }, () => new Float64Array(TERMS));
  const sides: Light = [new Float64Array(TERMS), new Float64Array(TERMS), new Float64Array(TERMS)];
  let total = 0;
  samples.forEach(({ basis, colour }, i) => {
    const weight = weights[i]!;
    total += weight;
    for (let j = 0; j < TERMS; j++) {
      for (let k = 0; k <= j; k++) matrix[j]![k] = matrix[j]![k]! + weight * basis[j]! * basis[k]!;
      sides.forEach((side, channel) => (side[j] = side[j]! + weight * basis[j]! * colour[channel]!));
    }
  });
  for (let j = 0; j < TERMS; j++) matrix[j]![j] = matrix[j]![j]! + RIDGE * total + 1e-12;
  const root = cholesky(matrix);
  return sides.map((side) => substitute(root, side)) as unknown as Light;
}

/** L of A = L·Lᵀ, from A's lower half. */
function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const root = matrix.map((row) => new Float64Array(row.length));
  for (let j = 0; j < root.length; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = matrix[j]![k]!;
      for (let i = 0; i < k; i++) sum -= root[j]![i]! * root[k]![i]!;
      root[j]![k] = j === k ? Math.sqrt(Math.max(sum, 1e-12)) : sum / root[k]![k]!;
    }
  }
  return root;
}

function substitute(root: readonly Float64Array[], side: Float64Array): Float64Array {
  const found = side.slice();
  for (let j = 0; j < found.length; j++) {
    for (let k = 0; k < j; k++) found[j] = found[j]! - root[j]![k]! * found[k]!;
    found[j] = found[j]! / root[j]![j]!;
  }
  for (let j = found.length - 1; j >= 0; j--) {
    for (let k = j + 1; k < found.length; k++) found[j] = found[j]! - root[k]![j]! * found[k]!;
    found[j] = found[j]! / root[j]![j]!;
  }
  return found;
}

function product(terms: Float64Array, basis: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < TERMS; i++) sum += terms[i]! * basis[i]!;
  return sum;
}

function luma(colour: readonly number[]): number {
  return 0.2126 * colour[0]! + 0.7152 * colour[1]! + 0.0722 * colour[2]!;
}

/** By the power that the profiles of photos have, about. */
function linear(value: number): number {
  return Math.max(0, value) ** GAMMA;
}
