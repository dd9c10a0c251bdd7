import {
  abs,
  add,
  argMax,
  cast,
  concat,
  constant,
  div,
  greater,
  matmul,
  mul,
  reduceMax,
  reduceSum,
  reshape,
  slice,
  sqrt,
  square,
  sub,
  where,
  type Value,
} from '../graph/index.ts';
import { fitting, parts, patchesIn, unfold, type PatchGrid } from './patch-grid.ts';

/** Patches to choose from: a painting's, those around a hole, those of somebody's photos. */
export interface PatchBank {
  /** (K, side²·N), one in each row, in the order of `patchesOf`. */
  readonly patches: Value;
  /** (K), 1 where a patch may be chosen, else 0; every one may where it is left out. */
  readonly usable?: Value;
  /** (K, 2), x and y of each one's first position, for a search that stays near. */
  readonly places?: Value;
  /** The same y, where they lie in its order: a search that stays near then leaves out all that is too far up or down. */
  readonly rows?: ArrayLike<number>;
}

export interface SearchOptions {
  /**
   * Most bytes at once: half of them for patches of the features that are looked at together, half for how like they are
   * to as many of the bank's as find room.
   */
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

/**
 * The patch of the bank with the largest normalised cross-correlation to each patch of the features (1, N, H, W): a
 * convolution with the bank's patches, each of length 1, and its maximum (Li & Wand 2016, eq. 3; the length of the
 * features' own patch is the same for all that it is compared with). The first of several that are alike.
 *
 * The convolution is written as products of matrices, rows of patches times a part of the bank: onnxruntime computes
 * them in half the time that its convolution takes on two cores.
 */
export function nearestPatches(
  features: Value,
  bank: PatchBank,
  grid: PatchGrid,
  { bytes, reach }: SearchOptions,
): Matches {
  const { columns, rows } = patchesIn(features, grid);
  const [known = 0, length = 0] = bank.patches.shape;
  const room = bytes / 4 / 2;
  const near = bank.rows && reach !== undefined ? { rows: bank.rows, reach } : null;
  // What is left out is more where fewer rows are looked at together.
  const most = near ? Math.min(rows, Math.max(1, Math.ceil(near.reach / grid.stride))) : rows;
  const band = fitting(room, columns * length, most);
  const together = fitting(room, Math.max(band * columns, length), known);
  const bands = parts(rows, band).map(({ start, end }) => {
    const own = rowsOfPatches(features, grid, start, end);
    const places = reach === undefined ? undefined : placesIn(grid, columns, start, end);
    const within = near
      ? rowsWithin(near, start * grid.stride, (end - 1) * grid.stride)
      : { from: 0, to: known };
    return parts(within.to - within.from, together)
      .map((chunk) => ({ start: within.from + chunk.start, end: within.from + chunk.end }))
      .map((chunk) => {
        const some = mapBank(bank, (all) => slice(all, [{ axis: 0, ...chunk }]));
        return best(likenessOf(own, some, { places, reach }), chunk.start);
      })
      .reduce((first, next) => where(greater(likeness(next), likeness(first)), next, first));
  });
  const all = concat(bands, 1);
  const chosen = reshape(slice(all, [{ axis: 0, start: 1 }]), [rows * columns]);
  const found = reshape(cast(greater(likeness(all), NEVER / 2), 'float32'), [rows * columns]);
  return { chosen: cast(chosen, 'int64'), found };
}

/** Which of the bank's patches lie no further up or down than may be; at least one, which is then too far. */
function rowsWithin(
  { rows, reach }: { readonly rows: ArrayLike<number>; readonly reach: number },
  first: number,
  last: number,
): { readonly from: number; readonly to: number } {
  let [from, to] = [0, rows.length];
  while (from < rows.length - 1 && (rows[from] ?? 0) < first - reach) from += 1;
  while (to > from + 1 && (rows[to - 1] ?? 0) > last + reach) to -= 1;
  return { from, to };
}

/**
 * (2, P), of (K, P): the largest likeness to each, and whose it is, counted from `start`. Both in one tensor, so that
 * onnxruntime, which computes what is asked for first, is done with one chunk's likenesses before the next one's.
 */
function best(likenesses: Value, start: number): Value {
  const [, count = 0] = likenesses.shape;
  const whose = add(cast(argMax(likenesses, 0), 'float32'), start);
  return concat([reduceMax(likenesses, [0], { keepDims: true }), reshape(whose, [1, count])], 0);
}

/** (1, P) of what `best` gives. */
function likeness(best: Value): Value {
  return slice(best, [{ axis: 0, end: 1 }]);
}

/** Some rows of patches, as `unfold` gives them. */
function rowsOfPatches(features: Value, grid: PatchGrid, start: number, end: number): Value {
  const { side, stride } = grid;
  return unfold(slice(features, [{ axis: 2, start: start * stride, end: (end - 1) * stride + side }]), grid);
}

function mapBank({ patches, usable, places }: PatchBank, change: (rows: Value) => Value): PatchBank {
  return {
    patches: change(patches),
    ...(usable && { usable: change(usable) }),
    ...(places && { places: change(places) }),
  };
}

/** Where rows of patches begin: x of each, then y of each. */
function placesIn({ stride }: PatchGrid, columns: number, start: number, end: number): readonly Value[] {
  const along = (place: (i: number) => number) =>
    constant(
      Float32Array.from({ length: (end - start) * columns }, (_, i) => stride * place(i)),
      [1, (end - start) * columns],
    );
  return [along((i) => i % columns), along((i) => start + Math.floor(i / columns))];
}

interface Near {
  readonly places: readonly Value[] | undefined;
  readonly reach: number | undefined;
}

/** (K, P): how like each patch of the bank is to each of (side²·N, P), up to a factor for each of the latter. */
function likenessOf(own: Value, { patches, usable, places }: PatchBank, near: Near): Value {
  const [count = 0] = patches.shape;
  const lengths = sqrt(add(reduceSum(square(patches), [1], { keepDims: true }), TINY));
  const likeness = matmul(div(patches, lengths), own);
  const allowed = usable ? add(likeness, reshape(mul(sub(1, usable), NEVER), [count, 1])) : likeness;
  const { places: ownPlaces, reach } = near;
  if (!places || !ownPlaces || reach === undefined) return allowed;
  return ownPlaces.reduce((left, ours, axis) => {
    const theirs = slice(places, [{ axis: 1, start: axis, end: axis + 1 }]);
    return add(left, mul(cast(greater(abs(sub(theirs, ours)), reach), 'float32'), NEVER));
  }, allowed);
}
