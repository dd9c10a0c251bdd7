import {
  apply,
  multiply,
  onEigenvalues,
  transpose,
  type Matrix3,
  type Vector3,
} from '../../image/matrix3.ts';
import { randomSource } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import { colourStatistics } from '../../image/statistics.ts';

/** Variance of rounding to 8 bits: less than this is not colour. */
const ROUNDING_VARIANCE = 1 / (12 * 255 * 255);
/** Colours that are looked at: more don't change a distribution. */
const ENOUGH = 8192;
/** How many times as far apart colours may become: what a photo's noise and its blocks can bear. */
const MOST = 1.4;
/** Directions along which a distribution is moved, one after the other. */
const SLICES = 30;

/** Colours as many pictures with one row: what a distribution is made of. */
export type Colours = Planes;
export type ColourMap = (picture: Planes) => Planes;

/** Ways to give one face the colours of another; each gives a map of colours. */
export const colourTransfers = { mkl, reinhard, sliced } as const;
export type ColourTransfer = keyof typeof colourTransfers;

/** The colours of a picture where it counts for more than a half, some of them where they are many. */
export function coloursWhere({ width, height, data }: Planes, share: Float32Array): Colours {
  const plane = width * height;
  const places: number[] = [];
  for (let at = 0; at < plane; at++) if (share[at]! > 0.5) places.push(at);
  const step = Math.max(1, places.length / ENOUGH);
  const count = Math.min(places.length, ENOUGH);
  const colours = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    const at = places[Math.floor(i * step)]!;
    for (let c = 0; c < 3; c++) colours[c * count + i] = data[c * plane + at]!;
  }
  return { width: count, height: 1, data: colours };
}

/**
 * The linear map with the least change of colours that gives the source the target's mean and covariance: the
 * Monge-Kantorovich map between two Gaussians (Pitié & Kokaram 2007, eq. 9). Where the target's colours are much further
 * apart, the covariance comes only some of the way.
 */
export function mkl(source: Colours, target: Colours): ColourMap {
  const [from, to] = [colourStatistics(source), colourStatistics(target)];
  const root = onEigenvalues(from.covariance, (v) => Math.sqrt(Math.max(0, v)));
  const whiten = onEigenvalues(from.covariance, (v) => (v > ROUNDING_VARIANCE ? 1 / Math.sqrt(v) : 0));
  const middle = onEigenvalues(multiply(multiply(root, to.covariance), root), (v) =>
    Math.sqrt(Math.max(0, v)),
  );
  const map = multiply(multiply(whiten, middle), whiten);
  return affine(
    onEigenvalues(map, (v) => Math.min(MOST, v)),
    from.mean,
    to.mean,
  );
}

/** Mean and deviation along each axis of lαβ (Reinhard, Ashikhmin, Gooch & Shirley 2001), in logarithms of cone responses. */
export function reinhard(source: Colours, target: Colours): ColourMap {
  const [from, to] = [colourStatistics(map(source, toLab)), colourStatistics(map(target, toLab))];
  const [gain, zero] = [
    [0, 0, 0].map((_, c) => gainOf(from.covariance[c]![c]!, to.covariance[c]![c]!)),
    [0, 0, 0],
  ];
  const scale = zero.map((_, row) =>
    zero.map((_, column) => (row === column ? gain[row] : 0)),
  ) as unknown as Matrix3;
  const moved = affine(scale, from.mean, to.mean);
  return (picture) => map(moved(map(picture, toLab)), fromLab);
}

/**
 * The whole distribution and not only its moments: along one direction after the other, in turns of three that are at
 * right angles, values are moved to those of the same rank (Pitié, Kokaram & Dahyot 2007; sliced transport).
 */
export function sliced(source: Colours, target: Colours): ColourMap {
  const random = randomSource(1);
  const steps: { readonly axis: Vector3; readonly from: Float32Array; readonly to: Float32Array }[] = [];
  let now = source;
  for (let turn = 0; turn < SLICES / 3; turn++) {
    const axes = turnedAxes(random);
    const moves = axes.map((axis) => ({
      axis,
      from: along(now, axis).sort(),
      to: along(target, axis).sort(),
    }));
    now = slide(now, moves);
    steps.push(...moves);
  }
  return (picture) => {
    let moved = picture;
    for (let i = 0; i < steps.length; i += 3) moved = slide(moved, steps.slice(i, i + 3));
    return moved;
  };
}

function gainOf(from: number, to: number): number {
  return from > 1e-12 ? Math.sqrt(to / from) : 1;
}

function affine(matrix: Matrix3, from: Vector3, to: Vector3): ColourMap {
  return (picture) =>
    map(picture, (r, g, b) => {
      const moved = apply(matrix, [r - from[0], g - from[1], b - from[2]]);
      return [to[0] + moved[0], to[1] + moved[1], to[2] + moved[2]];
    });
}

function map({ width, height, data }: Planes, change: (r: number, g: number, b: number) => Vector3): Planes {
  const plane = width * height;
  const changed = new Float32Array(data.length);
  for (let at = 0; at < plane; at++) {
    const colour = change(data[at]!, data[plane + at]!, data[2 * plane + at]!);
    for (let c = 0; c < 3; c++) changed[c * plane + at] = colour[c]!;
  }
  return { width, height, data: changed };
}

// The paper's matrices, from RGB to cone responses; their inverses by its eq. 8 and 9.
const LMS: Matrix3 = [
  [0.3811, 0.5783, 0.0402],
  [0.1967, 0.7244, 0.0782],
  [0.0241, 0.1288, 0.8444],
];
const RGB: Matrix3 = [
  [4.4679, -3.5873, 0.1193],
  [-1.2186, 2.3809, -0.1624],
  [0.0497, -0.2439, 1.2045],
];
/** Rows are the orthonormal axes l, α and β. */
const LAB: Matrix3 = [
  [1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)],
  [1 / Math.sqrt(6), 1 / Math.sqrt(6), -2 / Math.sqrt(6)],
  [1 / Math.sqrt(2), -1 / Math.sqrt(2), 0],
];
/** Keeps black from having no logarithm. */
const BLACK = 1 / 255;

function toLab(r: number, g: number, b: number): Vector3 {
  const cones = apply(LMS, [r, g, b]).map((value) => Math.log10(Math.max(value, 0) + BLACK));
  return apply(LAB, cones as unknown as Vector3);
}

function fromLab(l: number, alpha: number, beta: number): Vector3 {
  const cones = apply(transpose(LAB), [l, alpha, beta]).map((value) => 10 ** value - BLACK);
  return apply(RGB, cones as unknown as Vector3);
}

/** Three directions at right angles, by Gram and Schmidt from random ones. */
function turnedAxes(random: () => number): readonly Vector3[] {
  const first = normed([random() - 0.5, random() - 0.5, random() - 0.5 + 1e-6]);
  const other = normed([random() - 0.5, random() - 0.5 + 1e-6, random() - 0.5]);
  const share = first[0] * other[0] + first[1] * other[1] + first[2] * other[2];
  const second = normed([
    other[0] - share * first[0],
    other[1] - share * first[1],
    other[2] - share * first[2],
  ]);
  const third: Vector3 = [
    first[1] * second[2] - first[2] * second[1],
    first[2] * second[0] - first[0] * second[2],
    first[0] * second[1] - first[1] * second[0],
  ];
  return [first, second, third];
}

function normed([x, y, z]: Vector3): Vector3 {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

function along({ width, height, data }: Planes, [x, y, z]: Vector3): Float32Array {
  const plane = width * height;
  return Float32Array.from(
    { length: plane },
    (_, at) => x * data[at]! + y * data[plane + at]! + z * data[2 * plane + at]!,
  );
}

/** Along three directions at once, each value to the one of the same rank. */
function slide(
  picture: Planes,
  moves: readonly { readonly axis: Vector3; readonly from: Float32Array; readonly to: Float32Array }[],
): Planes {
  return map(picture, (r, g, b) => {
    const moved = [r, g, b];
    for (const { axis, from, to } of moves) {
      const value = axis[0] * r + axis[1] * g + axis[2] * b;
      const change = sameRank(value, from, to) - value;
      for (let c = 0; c < 3; c++) moved[c] = moved[c]! + change * axis[c]!;
    }
    return moved as unknown as Vector3;
  });
}

/** A value's rank among sorted ones, and what has that rank among others; beyond the ends, as far beyond. */
function sameRank(value: number, from: Float32Array, to: Float32Array): number {
  const [last, end] = [from.length - 1, to.length - 1];
  if (value <= from[0]!) return to[0]! + value - from[0]!;
  if (value >= from[last]!) return to[end]! + value - from[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (from[middle]! <= value) low = middle;
    else high = middle;
  }
  const gap = from[high]! - from[low]!;
  const rank = (low + (gap > 0 ? (value - from[low]!) / gap : 0)) / last;
  const at = rank * end;
  const below = Math.min(end, Math.floor(at));
  return to[below]! + (at - below) * (to[Math.min(end, below + 1)]! - to[below]!);
}
