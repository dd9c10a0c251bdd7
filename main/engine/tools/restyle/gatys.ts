import { add, mul, scalar, type Value } from '../../graph/index.ts';
import { contentLoss } from '../../losses/content.ts';
import { gram, styleLoss } from '../../losses/gram.ts';
import type { Scaling } from '../../losses/scaling.ts';
import { totalVariation } from '../../losses/total-variation.ts';
import { taps, type Tap } from '../../networks/features.ts';
import type { Method } from '../../optimise/method.ts';

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
}

/** The layer whose features stand for the photo's content: conv4_2 in the paper, its neighbour here. */
export const CONTENT_TAP = 'relu4_1';

/**
 * Style transfer by descent (Gatys, Ecker, Bethge 2016, eq. 7), over several paintings p:
 *
 *     L = α·L_content(F, P) + β·Σ_p w_p·Σ_l w_l·L_style(G_l, A_pl) + γ·TV(x)
 *
 * Terms whose weight is zero are left out of the graph.
 */
export function gatys(styles: readonly Style[], weights: GatysWeights, scaling: Scaling): Method {
  const styleTaps = weights.style > 0 ? taps.filter((tap) => weights.layers[tap] > 0) : [];
  return {
    contentTap: weights.content > 0 ? CONTENT_TAP : null,
    statistics: ({ features, positions }) =>
      Object.fromEntries(styleTaps.map((tap) => [`gram ${tap}`, gram(features[tap], positions[tap])])),
    whole: (grams) => {
      if (styleTaps.length === 0) return {};
      const losses = styles.flatMap(({ weight, grams: targets }) =>
        styleTaps.map((tap) =>
          mul(styleLoss(grams[`gram ${tap}`] as Value, targets[tap], scaling), weight * weights.layers[tap]),
        ),
      );
      return {
        style: mul(
          losses.reduce((total, loss) => add(total, loss)),
          weights.style,
        ),
      };
    },
    local: ({ features, content, picture, share }) => ({
      ...(content && {
        content: mul(
          contentLoss(features[CONTENT_TAP], content.features, scaling, content.power),
          weights.content,
        ),
      }),
      smoothness:
        weights.smoothness > 0 ? mul(totalVariation(picture, share), weights.smoothness) : scalar(0),
    }),
  };
}
