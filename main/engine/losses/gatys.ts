import { add, mul, type Value } from '../graph/index.ts';
import { taps, type Tap } from '../networks/features.ts';
import { contentLoss } from './content.ts';
import { gram, styleLoss } from './gram.ts';
import type { Method } from './method.ts';
import type { Scaling } from './scaling.ts';
import { totalVariation } from './total-variation.ts';

/** A painting as the loss sees it: how much it counts, and its Gram matrix at each tap. */
export interface Style {
  readonly weight: number;
  readonly grams: Readonly<Record<Tap, Value>>;
}

export interface GatysWeights {
  /** α, β and γ below. */
  readonly content: number;
  readonly style: number;
  readonly smoothness: number;
  /** w_l, which sum to 1. */
  readonly layers: Readonly<Record<Tap, number>>;
  /** The layer that stands for the photo's content: conv4_2 in the paper, its neighbour here. */
  readonly contentTap: Tap;
}

/**
 * Style transfer by descent (Gatys, Ecker, Bethge 2016, eq. 7), over several paintings p:
 *
 *     L = α·L_content(F, P) + β·Σ_p w_p·Σ_l w_l·L_style(G_l, A_pl) + γ·TV(x)
 *
 * With β = 0 or α = 0 it rebuilds a picture from its content or its style alone (§2.1 and 2.2). Terms
 * whose weight is zero are left out of the graph.
 */
export function gatys(styles: readonly Style[], weights: GatysWeights, scaling: Scaling): Method {
  const { contentTap } = weights;
  const styleTaps = weights.style > 0 ? taps.filter((tap) => weights.layers[tap] > 0) : [];
  return {
    contentTap: weights.content > 0 ? contentTap : null,
    statistics: ({ features, positions }) =>
      Object.fromEntries(styleTaps.map((tap) => [`gram ${tap}`, gram(features[tap], positions[tap])])),
    whole: (grams) => {
      const losses = styles.flatMap(({ weight, grams: targets }) =>
        styleTaps.map((tap) => {
          const own = grams[`gram ${tap}`];
          if (!own) throw new Error(`The Gram matrix at ${tap} is missing.`);
          return mul(styleLoss(own, targets[tap], scaling), weight * weights.layers[tap]);
        }),
      );
      return losses.length > 0
        ? {
            style: mul(
              losses.reduce((sum, loss) => add(sum, loss)),
              weights.style,
            ),
          }
        : {};
    },
    local: ({ features, content, picture, share }) => ({
      ...(content && {
        content: mul(
          contentLoss(features[contentTap], content.features, scaling, content.power),
          weights.content,
        ),
      }),
      ...(weights.smoothness > 0 && { smoothness: mul(totalVariation(picture, share), weights.smoothness) }),
    }),
  };
}
