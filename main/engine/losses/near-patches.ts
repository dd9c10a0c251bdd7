import {
  add,
  argMax,
  averagePool,
  cast,
  concat,
  constant,
  div,
  equal,
  mul,
  pad,
  reduceSum,
  reshape,
  slice,
  sqrt,
  square,
  sub,
  type Value,
} from '../graph/index.ts';
import { patchTargetLoss, type PatchTarget } from './patch-loss.ts';

export interface NearPatchOptions {
  /** Side of a patch in positions. */
  readonly side: number;
  /** How many positions to each side of its place a patch is looked for. */
  readonly reach: number;
  /** (n, 1, H, W): how much each position counts; a patch counts as its mean does. */
  readonly places: Value;
}

const NEVER = -1e30;
/** Keeps the direction of a patch without power, and a place that no patch covers, from being 0 / 0. */
const TINY = 1e-12;

/**
 * How far each patch of features is from the one, of several pictures' around the same place, that is most like it by
 * normalised cross-correlation (Korshunova et al. 2017, eqs. 3 and 4): squared distances, as a mean over patches and in
 * relation to the mean power of the pictures'; a scalar. Which one is nearest is held: the gradient moves each patch
 * towards its own.
 *
 * The same as `patchLoss` with a bank of all the pictures' patches and a search that stays near. Where only a few places
 * come into question, comparing the picture with each shifted copy takes a fraction of the products that comparing
 * everything with everything takes, and does it for several faces at once.
 * @param features (n, N, H, W).
 * @param pictures features of the same shape: for each of the n, one in each.
 */
export function nearPatchLoss(features: Value, pictures: readonly Value[], options: NearPatchOptions): Value {
  return patchTargetLoss(features, nearPatchTarget(features, pictures, options));
}

function nearPatchTarget(
  features: Value,
  pictures: readonly Value[],
  { side, reach, places }: NearPatchOptions,
): PatchTarget {
  const [n = 0, , height = 0, width = 0] = features.shape;
  const [rows, columns] = [height - side + 1, width - side + 1];
  /** Of each patch, the sum over its positions; and the other way round, of each position over the patches that cover it. */
  const overPatch = (values: Value) => mul(averagePool(values, side, { strides: 1 }), side ** 2);
  const overPlace = (values: Value) => overPatch(padded(values, side - 1));
  const shifts = Array.from({ length: (2 * reach + 1) ** 2 }, (_, i) => ({
    down: Math.floor(i / (2 * reach + 1)) - reach,
    across: (i % (2 * reach + 1)) - reach,
  }));
  const candidates = pictures.flatMap((picture) => {
    const [around, powers] = [padded(picture, reach), padded(sumOver(square(picture)), reach)];
    return shifts.map(({ down, across }) => {
      const shifted = (values: Value) =>
        slice(values, [
          { axis: 2, start: reach + down, end: reach + down + height },
          { axis: 3, start: reach + across, end: reach + across + width },
        ]);
      const [theirs, power] = [shifted(around), overPatch(shifted(powers))];
      const likeness = div(overPatch(sumOver(mul(features, theirs))), sqrt(add(power, TINY)));
      const outside = outsideOf(rows, columns, down, across);
      return { theirs, power, likeness: outside ? add(likeness, outside) : likeness };
    });
  });
  const likenesses = concat(
    candidates.map(({ likeness }) => likeness),
    1,
  );
  const nearest = reshape(cast(argMax(likenesses, 1), 'float32'), [n, 1, rows, columns]);
  const counted = mul(overPatch(places), 1 / side ** 2);
  const counts = overPlace(counted);
  let [laid, power]: [Value | null, Value | null] = [null, null];
  for (const [i, one] of candidates.entries()) {
    const chosen = mul(counted, cast(equal(nearest, i), 'float32'));
    const own = mul(one.theirs, overPlace(chosen));
    const ownPower = reduceSum(mul(one.power, chosen));
    laid = laid ? add(laid, own) : own;
    power = power ? add(power, ownPower) : ownPower;
  }
  if (!laid || !power) throw new Error('There is a picture to look for patches in.');
  const mean = div(laid, add(counts, TINY));
  const apart = sub(power, reduceSum(mul(sumOver(square(mean)), counts)));
  const powers = pictures
    .map((picture) => reduceSum(mul(overPatch(sumOver(square(picture))), counted)))
    .reduce((sum, each) => add(sum, each));
  const whole = add(mul(powers, 1 / pictures.length), TINY);
  return { mean, counts: div(counts, whole), apart: div(apart, whole) };
}

/** Σ over channels. */
function sumOver(values: Value): Value {
  return reduceSum(values, [1], { keepDims: true });
}

/** With so many rows and columns of zeros around. */
function padded(values: Value, border: number): Value {
  const sides = [0, 0, border, border];
  return border > 0 ? pad(values, [...sides, ...sides]) : values;
}

/** NEVER for patches that would begin outside the picture; null where none do. */
function outsideOf(rows: number, columns: number, down: number, across: number): Value | null {
  if (down === 0 && across === 0) return null;
  const isOutside = (at: number, shift: number, count: number) => at + shift < 0 || at + shift >= count;
  const data = Float32Array.from({ length: rows * columns }, (_, i) =>
    isOutside(Math.floor(i / columns), down, rows) || isOutside(i % columns, across, columns) ? NEVER : 0,
  );
  return constant(data, [1, 1, rows, columns]);
}
