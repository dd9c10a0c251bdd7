import type { Planes } from '../../image/pixels.ts';
import { cast, greater, mul, reduceSum, type Array4, type Value } from '../graph/index.ts';
import type { Tap } from '../networks/features.ts';
import { contentLoss } from './content.ts';
import { heldPatches, type HeldPatchesOptions } from './held-patches.ts';
import { named, type Method } from './method.ts';
import { unfold, type PatchGrid } from './patch-grid.ts';
import { totalVariation } from './total-variation.ts';

export interface PatchFillWeights {
  readonly content: number;
  readonly texture: number;
  readonly smoothness: number;
  /** The layer in which the filling stays near to what was proposed. */
  readonly contentTap: Tap;
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
  options: HeldPatchesOptions,
): Method {
  const patches = heldPatches(banks, options, (tap, { targets }) => ({
    weights: touched(named(targets.places, 'hole').at[tap], { side: options.side, stride: 1 }),
  }));
  return {
    targets: {
      places: { hole },
      features: { proposed: { picture: proposed, tap: contentTap, places: 'hole' } },
      statistics: patches.statistics,
    },
    border: patches.border,
    statistics: () => ({}),
    whole: () => ({}),
    held: patches.held,
    local: (view) => {
      const { picture, features, share, targets } = view;
      const places = named(targets.places, 'hole').at;
      const { features: there, power } = named(targets.features, 'proposed');
      const near = patches.loss(view, () => texture);
      return {
        content: mul(
          contentLoss(features[contentTap], there, { places: places[contentTap], power }),
          content,
        ),
        ...(near && { texture: near }),
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
