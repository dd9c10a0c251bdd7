import {
  add,
  concat,
  div,
  gather,
  mul,
  pad,
  reduceMean,
  reduceSum,
  reshape,
  slice,
  square,
  sub,
  transpose,
  type Value,
} from '../graph/index.ts';
import { fitting, fold, parts, patchesIn, type PatchGrid } from './patch-grid.ts';
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
 * With n patches over a position, Σ ‖F − tᵢ‖² = n·‖F − mean t‖² + Σ ‖tᵢ‖² − n·‖mean t‖², and only the first part moves.
 * @param shape of the features, (1, N, H, W).
 */
export function patchTarget(
  shape: readonly number[],
  { patches }: PatchBank,
  { chosen, found }: Matches,
  grid: PatchGrid,
  {
    scaling = 'relative',
    weights,
    total,
    bytes = Infinity,
  }: PatchLossOptions & { readonly bytes?: number } = {},
): PatchTarget {
  const [, , height = 0, width = 0] = shape;
  const [, length = 0] = patches.shape;
  const { columns, rows } = patchesIn({ shape }, grid);
  const counted = weights ? mul(found, weights) : found;
  const bands = parts(rows, fitting(bytes / 4 / 2, columns * length, rows)).map((band) => {
    const range = [{ axis: 0, start: band.start * columns, end: band.end * columns }];
    const theirs = transpose(gather(patches, slice(chosen, range)));
    return { ...band, patches: mul(theirs, reshape(slice(counted, range), [1, theirs.shape[1] ?? 0])) };
  });
  const covered = concat(
    Array.from({ length: grid.side ** 2 }, () => reshape(counted, [1, rows * columns])),
    0,
  );
  const counts = fold(covered, [1, 1, height, width], grid);
  const mean = div(foldBands(bands, shape, grid), add(counts, TINY));
  const powers = reduceSum(square(patches), [1]);
  const held = reduceSum(mul(reduceSum(square(mean), [1]), reshape(counts, [1, height, width])));
  const apart = sub(reduceSum(mul(counted, gather(powers, chosen))), held);
  if (scaling === 'paper') return { mean, counts, apart };
  const power = reduceMean(powers);
  const whole = mul(power, total ?? add(reduceSum(counted), TINY));
  return { mean, counts: div(counts, whole), apart: div(apart, whole) };
}

interface Band {
  /** Which rows of patches it has. */
  readonly start: number;
  readonly end: number;
  /** (side²·N, P). */
  readonly patches: Value;
}

/** What `fold` makes of all of them: each band hands on to the next what lies over it. */
function foldBands(bands: readonly Band[], shape: readonly number[], grid: PatchGrid): Value {
  const [, maps = 0, height = 0, width = 0] = shape;
  const over = Math.max(0, grid.side - grid.stride);
  const folded: Value[] = [];
  let handed: Value | null = null;
  for (const [i, { start, end, patches }] of bands.entries()) {
    const last = i === bands.length - 1;
    const emitted = (end - start) * grid.stride;
    const tall = last ? height - start * grid.stride : emitted + over;
    const alone = fold(patches, [1, maps, tall, width], grid);
    const sum: Value = handed ? add(alone, pad(handed, [0, 0, 0, 0, 0, 0, tall - over, 0])) : alone;
    folded.push(last ? sum : slice(sum, [{ axis: 2, end: emitted }]));
    handed = last || over === 0 ? null : slice(sum, [{ axis: 2, start: emitted }]);
  }
  return concat(folded, 2);
}

/** The loss of features (1, N, H, W) for such a target: Σ counts·‖F − mean‖² + apart. */
export function patchTargetLoss(features: Value, { mean, counts, apart }: PatchTarget): Value {
  return add(reduceSum(mul(square(sub(features, mean)), counts)), apart);
}
