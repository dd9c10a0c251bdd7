import {
  add,
  concat,
  div,
  gather,
  mul,
  reduceMean,
  reduceSum,
  reshape,
  square,
  sub,
  transpose,
  type Value,
} from '../graph/index.ts';
import { fold, unfold, type PatchGrid } from './patch-grid.ts';
import type { Matches, PatchBank } from './patch.ts';
import type { Scaling } from './scaling.ts';

export interface PatchLossOptions {
  readonly scaling?: Scaling;
  /** (P): how much each patch counts; all alike without it. */
  readonly weights?: Value;
  /** Σ of the weights over the whole picture, where the features are one window of it. */
  readonly total?: number;
}

/**
 * The patches that were chosen, laid over each other where they belong: all that the loss needs of them. While the
 * matches are held, a descent that is given this is as quick as one towards a single picture's features.
 */
export interface PatchTarget {
  /** (1, N, H, W): at each position, the mean of what the patches over it have there. */
  readonly mean: Value;
  /** (1, 1, H, W): how much that counts. */
  readonly counts: Value;
  /** How far the patches are from their mean, which no features can bring down; a scalar. */
  readonly apart: Value;
}

export const targetParts = ['mean', 'counts', 'apart'] as const satisfies readonly (keyof PatchTarget)[];

/** Keeps a place that no patch covers from being 0 / 0. */
const TINY = 1e-12;

/**
 * How far patches are from those that were chosen for them: their squared distances, as a mean over patches and in
 * relation to the mean power of the bank's; a scalar. Matches are held: the gradient moves each patch towards its own.
 * `paper`: Σ ‖Ψ(F) − Ψ(F_s)‖² (Li & Wand 2016, eq. 2). The gradient is exact; the authors' code divides it at each
 * position by the number of patches over it.
 */
export function patchLoss(
  features: Value,
  bank: PatchBank,
  matches: Matches,
  grid: PatchGrid,
  options: PatchLossOptions = {},
): Value {
  return patchTargetLoss(features, patchTarget(features.shape, bank, matches, grid, options));
}

/**
 * With n patches over a position, Σ ‖F − tᵢ‖² = n·‖F − mean t‖² + Σ ‖tᵢ − mean t‖², and only the first part moves.
 * @param shape of the features, (1, N, H, W).
 */
export function patchTarget(
  shape: readonly number[],
  { patches }: PatchBank,
  { chosen, found }: Matches,
  grid: PatchGrid,
  { scaling = 'relative', weights, total }: PatchLossOptions = {},
): PatchTarget {
  const [count = 0] = chosen.shape;
  const [, , height = 0, width = 0] = shape;
  const counted = reshape(weights ? mul(found, weights) : found, [1, count]);
  const theirs = transpose(gather(patches, chosen));
  const covered = concat(
    Array.from({ length: grid.side ** 2 }, () => counted),
    0,
  );
  const counts = fold(covered, [1, 1, height, width], grid);
  const mean = div(fold(mul(theirs, counted), shape, grid), add(counts, TINY));
  const apart = reduceSum(
    mul(reduceSum(square(sub(theirs, unfold(mean, grid))), [0]), reshape(counted, [count])),
  );
  if (scaling === 'paper') return { mean, counts, apart };
  const power = reduceMean(reduceSum(square(patches), [1]));
  const whole = mul(power, total ?? add(reduceSum(counted), TINY));
  return { mean, counts: div(counts, whole), apart: div(apart, whole) };
}

/** The loss of features (1, N, H, W) for such a target: Σ counts·‖F − mean‖² + apart. */
export function patchTargetLoss(features: Value, { mean, counts, apart }: PatchTarget): Value {
  return add(reduceSum(mul(square(sub(features, mean)), counts)), apart);
}
