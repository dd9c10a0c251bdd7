import type { Planes } from '../../image/pixels.ts';
import { add, cast, greater, mul, reduceSum, type Array4, type Value } from '../graph/index.ts';
import { stepOf, type Tap } from '../networks/features.ts';
import { contentLoss } from './content.ts';
import { named, type Method } from './method.ts';
import { unfold, type PatchGrid } from './patch-grid.ts';
import { patchTarget, patchTargetLoss, targetParts, type PatchTarget } from './patch-loss.ts';
import { nearestPatches } from './patch.ts';
import { totalVariation } from './total-variation.ts';

export interface PatchFillWeights {
  readonly content: number;
  readonly texture: number;
  readonly smoothness: number;
  /** The layer in which the filling stays near to what was proposed. */
  readonly contentTap: Tap;
}

export interface PatchFillOptions {
  /** Side of a patch in positions. */
  readonly side: number;
  /** Most bytes that finding the nearest patches may take at once, beside the features and the banks. */
  readonly bytes: number;
  /** For how many iterations a patch descends towards the same one. */
  readonly hold: number;
}

/**
 * Filling a hole by patches of features (Yang et al. 2017, eq. 1): what is in it stays near to what was proposed, while
 * each patch that it touches descends towards the nearest of those around it,
 *
 *     L = α·L_content(F, P) + β·Σ_l E_patches(F_l) + γ·TV(x)
 *
 * The content is compared in features, so that a blurred proposal may be sharpened; in the paper, in pixels.
 * @param proposed as large as the picture that descends.
 * @param hole how much of each pixel is missing, 0…1, height · width values.
 * @param banks the patches to choose from at each tap, (K, side²·N).
 */
export function patchFill(
  proposed: Planes,
  hole: Float32Array,
  banks: Readonly<Partial<Record<Tap, Array4>>>,
  { content, texture, smoothness, contentTap }: PatchFillWeights,
  { side, bytes, hold }: PatchFillOptions,
): Method {
  const grid = { side, stride: 1 };
  const wanted = Object.entries(banks) as [Tap, Array4][];
  const ofBank = (tap: Tap) => `patches ${tap}`;
  const part = (tap: Tap, name: keyof PatchTarget) => `${name} of ${ofBank(tap)}`;
  return {
    targets: {
      places: { hole },
      features: { proposed: { picture: proposed, tap: contentTap, places: 'hole' } },
      statistics: Object.fromEntries(wanted.map(([tap, bank]) => [ofBank(tap), bank])),
    },
    border: Math.max(0, ...wanted.map(([tap]) => (side - 1) * stepOf(tap))),
    statistics: () => ({}),
    whole: () => ({}),
    held: {
      iterations: hold,
      values: ({ surroundings, targets }) =>
        Object.fromEntries(
          wanted.flatMap(([tap]) => {
            const near = surroundings[tap];
            const bank = { patches: named(targets.statistics, ofBank(tap)) };
            const matches = nearestPatches(near, bank, grid, { bytes });
            const weights = touched(named(targets.places, 'hole').at[tap], grid);
            const target = patchTarget(near.shape, bank, matches, grid, { weights, bytes });
            return targetParts.map((name) => [part(tap, name), target[name]]);
          }),
        ),
    },
    local: ({ picture, features, surroundings, held, share, targets }) => {
      const places = named(targets.places, 'hole').at;
      const { features: there, power } = named(targets.features, 'proposed');
      const losses = wanted.map(([tap]) => {
        const [mean, counts, apart] = targetParts.map((name) => named(held, part(tap, name)));
        return patchTargetLoss(surroundings[tap], { mean, counts, apart } as PatchTarget);
      });
      return {
        content: mul(
          contentLoss(features[contentTap], there, { places: places[contentTap], power }),
          content,
        ),
        texture: mul(
          losses.reduce((sum, loss) => add(sum, loss)),
          texture,
        ),
        smoothness: mul(totalVariation(picture, share, places.relu1_1), smoothness),
      };
    },
  };
}

/** 1 for each patch that has any of the hole, else 0: (P). */
function touched(hole: Value, grid: PatchGrid): Value {
  const missing = reduceSum(unfold(hole, grid), [0]);
  return cast(greater(missing, 0), 'float32');
}
