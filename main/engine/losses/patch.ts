import {
  abs,
  add,
  argMax,
  cast,
  concat,
  constant,
  conv,
  div,
  gather,
  greater,
  integers,
  mul,
  reduceMax,
  reduceMean,
  reduceSum,
  reshape,
  slice,
  sqrt,
  square,
  sub,
  transpose,
  where,
  type Value,
} from '../graph/index.ts';
import type { Scaling } from './scaling.ts';

/** Square patches of features: their side, and the steps between them, in positions. */
export interface PatchGrid {
  readonly side: number;
  readonly stride: number;
}

/** Patches to choose from: a painting's, those around a hole, those of somebody's photos. */
export interface PatchBank {
  /** (K, side²·N), one in each row, in the order of `patchesOf`. */
  readonly patches: Value;
  /** (K), 1 where a patch may be chosen, else 0; every one may where it is left out. */
  readonly usable?: Value;
  /** (K, 2), x and y of each one's first position, for a search that stays near. */
  readonly places?: Value;
}

export interface SearchOptions {
  /** Most bytes of likenesses at once: so many patches of the bank are looked at together. */
  readonly bytes: number;
  /** How far, in positions to each side, a patch may lie from the one that it is for; needs the bank's places. */
  readonly reach?: number;
}

/** For each patch of the features, row by row, the patch of the bank that is most like it. */
export interface Matches {
  /** (P), int64. */
  readonly chosen: Value;
  /** (P), 0 where none may be chosen. */
  readonly found: Value;
}

/** Less than any likeness, and what is not usable stays below half of it. */
const NEVER = -1e30;
/** Keeps the direction of a patch without power from being 0 / 0. */
const TINY = 1e-12;

/** How many patches lie beside and below each other in features (1, N, H, W). */
export function patchesIn({ shape: [, , height = 0, width = 0] }: Value, { side, stride }: PatchGrid) {
  const count = (size: number) => Math.floor((size - side) / stride) + 1;
  return { columns: count(width), rows: count(height) };
}

/** Every patch of features (1, N, H, W), row by row: (P, side²·N). */
export function patchesOf(features: Value, grid: PatchGrid): Value {
  return transpose(unfold(features, grid));
}

/** The same as columns, (side²·N, P): all maps at a patch's first position, then at the next one. */
function unfold(features: Value, grid: PatchGrid): Value {
  const { side, stride } = grid;
  const { columns, rows } = patchesIn(features, grid);
  const [, maps = 0] = features.shape;
  const parts: Value[] = [];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const part = slice(features, [
        { axis: 2, start: y, end: y + stride * (rows - 1) + 1, step: stride },
        { axis: 3, start: x, end: x + stride * (columns - 1) + 1, step: stride },
      ]);
      parts.push(reshape(part, [maps, rows * columns]));
    }
  }
  return concat(parts, 0);
}

/**
 * The patch of the bank with the largest normalised cross-correlation to each patch of the features (1, N, H, W): a
 * convolution with the bank's patches, each of length 1, and its maximum (Li & Wand 2016, eq. 3; the length of the
 * features' own patch is the same for all that it is compared with). The first of several that are alike.
 */
export function nearestPatches(
  features: Value,
  bank: PatchBank,
  grid: PatchGrid,
  { bytes, reach }: SearchOptions,
): Matches {
  const { columns, rows } = patchesIn(features, grid);
  const [known = 0, length = 0] = bank.patches.shape;
  const together = Math.max(1, Math.floor(bytes / 4 / Math.max(rows * columns, length)));
  const starts = Array.from({ length: Math.ceil(known / together) }, (_, i) => i * together);
  const { most, at } = starts
    .map((start) => {
      const range = [{ axis: 0, start, end: Math.min(known, start + together) }];
      const part = mapBank(bank, (rows) => slice(rows, range));
      const likeness = likenessOf(features, part, grid, reach);
      const [count = 0] = likeness.shape;
      const names = integers(Array.from({ length: count }, (_, i) => start + i));
      return { most: reduceMax(likeness, [0]), at: gather(names, argMax(likeness, 0)) };
    })
    .reduce((first, next) => {
      const better = greater(next.most, first.most);
      return { most: where(better, next.most, first.most), at: where(better, next.at, first.at) };
    });
  return { chosen: at, found: cast(greater(most, NEVER / 2), 'float32') };
}

function mapBank({ patches, usable, places }: PatchBank, change: (rows: Value) => Value): PatchBank {
  return {
    patches: change(patches),
    ...(usable && { usable: change(usable) }),
    ...(places && { places: change(places) }),
  };
}

/** (K, P): how like each patch of the bank is to each of the features, up to a factor for each of the latter. */
function likenessOf(
  features: Value,
  { patches, usable, places }: PatchBank,
  grid: PatchGrid,
  reach: number | undefined,
): Value {
  const [, maps = 0] = features.shape;
  const { side, stride } = grid;
  const size = patchesIn(features, grid);
  const [count = 0] = patches.shape;
  const lengths = sqrt(add(reduceSum(square(patches), [1], { keepDims: true }), TINY));
  const kernels = transpose(reshape(div(patches, lengths), [count, side, side, maps]), [0, 3, 1, 2]);
  const correlation = conv(features, kernels, undefined, { strides: stride });
  const likeness = reshape(correlation, [count, size.rows * size.columns]);
  const without = usable ? add(likeness, reshape(mul(sub(1, usable), NEVER), [count, 1])) : likeness;
  return reach !== undefined && places ? add(without, tooFar(places, grid, size, reach)) : without;
}

/** (K, P), 0 where a patch of the bank lies within reach, else less than any likeness. */
function tooFar(
  places: Value,
  { stride }: PatchGrid,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  reach: number,
): Value {
  const along = (axis: number, own: (i: number) => number) => {
    const theirs = slice(places, [{ axis: 1, start: axis, end: axis + 1 }]);
    const ours = constant(Float32Array.from({ length: rows * columns }, (_, i) => stride * own(i)));
    const far = greater(abs(sub(theirs, reshape(ours, [1, rows * columns]))), reach);
    return mul(cast(far, 'float32'), NEVER);
  };
  return add(
    along(0, (i) => i % columns),
    along(1, (i) => Math.floor(i / columns)),
  );
}

export interface PatchLossOptions {
  readonly scaling?: Scaling;
  /** (P): how much each patch counts; all alike without it. */
  readonly weights?: Value;
  /** Σ of the weights over the whole picture, where the features are one window of it. */
  readonly total?: number;
}

/**
 * How far patches are from those that were chosen for them: their squared distances, as a mean over patches and in
 * relation to the mean power of the bank's; a scalar. Matches are held: the gradient moves each patch towards its own.
 * `paper`: Σ ‖Ψ(F) − Ψ(F_s)‖² (Li & Wand 2016, eq. 2).
 */
export function patchLoss(
  features: Value,
  { patches }: PatchBank,
  { chosen, found }: Matches,
  grid: PatchGrid,
  { scaling = 'relative', weights, total }: PatchLossOptions = {},
): Value {
  const apart = square(sub(unfold(features, grid), transpose(gather(patches, chosen))));
  const counts = weights ? mul(found, weights) : found;
  const distance = reduceSum(mul(reduceSum(apart, [0]), counts));
  if (scaling === 'paper') return distance;
  const power = reduceMean(reduceSum(square(patches), [1]));
  return div(distance, mul(power, total ?? add(reduceSum(counts), TINY)));
}
