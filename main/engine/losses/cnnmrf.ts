import type { Planes } from '../../image/pixels.ts';
import { add, mul, reshape, slice, type Array4, type Value } from '../graph/index.ts';
import { stepOf, type Tap } from '../networks/features.ts';
import { contentLoss } from './content.ts';
import { named, type Method } from './method.ts';
import { patchesIn } from './patch-grid.ts';
import { patchTarget, patchTargetLoss, targetParts, type PatchTarget } from './patch-loss.ts';
import { nearestPatches } from './patch.ts';
import { totalVariation } from './total-variation.ts';

export interface CnnmrfWeights {
  readonly content: number;
  readonly style: number;
  readonly smoothness: number;
  /** How much the patches of each tap count; those that count nothing are left out. */
  readonly layers: Readonly<Record<Tap, number>>;
  /** The layer that stands for the photo's content: relu4_2 in the paper. */
  readonly contentTap: Tap;
}

export interface CnnmrfOptions {
  /** Side of a patch in positions: 3 in the paper. */
  readonly side: number;
  /** Most bytes that finding the nearest patches may take at once, beside the features and the banks. */
  readonly bytes: number;
  /** For how many iterations a patch descends towards the same one: 1 in the paper. */
  readonly hold: number;
}

/**
 * Style transfer by patches (Li & Wand 2016, eq. 1): each patch of the picture's features descends towards the one of
 * the painting's that was nearest to it when that was last looked up,
 *
 *     L = α·L_content(F, P) + β·Σ_l w_l·E_patches(F_l) + γ·TV(x)
 *
 * so that the painting's local texture is kept whole, where Gram matrices mix it.
 * @param banks the patches to choose from at each tap that counts, (K, side²·N), as `measureBanks` gives them.
 */
export function cnnmrf(
  photo: Planes,
  banks: Readonly<Partial<Record<Tap, Array4>>>,
  weights: CnnmrfWeights,
  { side, bytes, hold }: CnnmrfOptions,
): Method {
  const { contentTap } = weights;
  const grid = { side, stride: 1 };
  const wanted = Object.entries(banks) as [Tap, Array4][];
  const ofBank = (tap: Tap) => `patches ${tap}`;
  const part = (tap: Tap, name: keyof PatchTarget) => `${name} of ${ofBank(tap)}`;
  return {
    targets: {
      features: { photo: { picture: photo, tap: contentTap } },
      statistics: Object.fromEntries(wanted.map(([tap, bank]) => [ofBank(tap), bank])),
    },
    border: Math.max(0, ...wanted.map(([tap]) => (side - 1) * stepOf(tap))),
    statistics: () => ({}),
    whole: () => ({}),
    held: {
      iterations: hold,
      values: ({ surroundings, own, positions, targets }) =>
        Object.fromEntries(
          wanted.flatMap(([tap]) => {
            const near = surroundings[tap];
            const bank = { patches: named(targets.statistics, ofBank(tap)) };
            const matches = nearestPatches(near, bank, grid, { bytes });
            // Without windows nearly every position begins a patch: all but the last ones of a row and a column.
            const counts = own && { weights: anchors(own[tap], near, side) };
            const target = patchTarget(near.shape, bank, matches, grid, {
              ...counts,
              total: positions[tap],
              bytes,
            });
            return targetParts.map((name) => [part(tap, name), target[name]]);
          }),
        ),
    },
    local: ({ picture, features, surroundings, held, share, targets }) => {
      const of = ([tap]: [Tap, Array4]) => {
        const [mean, counts, apart] = targetParts.map((name) => named(held, part(tap, name)));
        return mul(
          patchTargetLoss(surroundings[tap], { mean, counts, apart } as PatchTarget),
          weights.layers[tap],
        );
      };
      const photoThere = named(targets.features, 'photo');
      return {
        ...(weights.content > 0 && {
          content: mul(
            contentLoss(features[contentTap], photoThere.features, { power: photoThere.power }),
            weights.content,
          ),
        }),
        ...(wanted.length > 0 && {
          style: mul(
            wanted.map(of).reduce((sum, loss) => add(sum, loss)),
            weights.style,
          ),
        }),
        ...(weights.smoothness > 0 && {
          smoothness: mul(totalVariation(picture, share), weights.smoothness),
        }),
      };
    },
  };
}

/** Of which patches a window accounts for the first position: (P). */
function anchors(own: Value, features: Value, side: number): Value {
  const { columns, rows } = patchesIn(features, { side, stride: 1 });
  const first = slice(own, [
    { axis: 2, end: rows },
    { axis: 3, end: columns },
  ]);
  return reshape(first, [rows * columns]);
}
