import type { Planes } from '../../image/pixels.ts';
import { mul, reshape, slice, type Array4, type Value } from '../graph/index.ts';
import type { Tap } from '../networks/features.ts';
import { contentLoss } from './content.ts';
import { heldPatches, type HeldPatchesOptions } from './held-patches.ts';
import { named, type Method } from './method.ts';
import { patchesIn } from './patch-grid.ts';
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
  options: HeldPatchesOptions,
): Method {
  const { contentTap } = weights;
  // Without windows nearly every position begins a patch: all but the last ones of a row and a column.
  const patches = heldPatches(banks, options, (tap, { surroundings, own, positions }) => ({
    ...(own && { weights: anchors(own[tap], surroundings[tap], options.side) }),
    total: positions[tap],
  }));
  return {
    targets: {
      features: { photo: { picture: photo, tap: contentTap } },
      statistics: patches.statistics,
    },
    border: patches.border,
    statistics: () => ({}),
    whole: () => ({}),
    held: patches.held,
    local: (view) => {
      const { picture, features, share, targets } = view;
      const photoThere = named(targets.features, 'photo');
      const style = patches.loss(view, (tap) => weights.layers[tap]);
      return {
        ...(weights.content > 0 && {
          content: mul(
            contentLoss(features[contentTap], photoThere.features, { power: photoThere.power }),
            weights.content,
          ),
        }),
        ...(style && { style: mul(style, weights.style) }),
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
