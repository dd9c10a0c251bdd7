import type { Planes } from '../../image/pixels.ts';
import { add, mul, type Array4 } from '../graph/index.ts';
import { taps, type Tap } from '../networks/features.ts';
import { contentLoss } from './content.ts';
import { gram, styleLoss } from './gram.ts';
import { named, type Method } from './method.ts';
import type { Scaling } from './scaling.ts';
import { totalVariation } from './total-variation.ts';

/** A painting as the loss sees it: how much it counts, and its Gram matrix at each tap. */
export interface Style {
  readonly weight: number;
  readonly grams: Readonly<Record<Tap, Array4>>;
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
export function gatys(
  photo: Planes,
  styles: readonly Style[],
  weights: GatysWeights,
  scaling: Scaling,
): Method {
  const { contentTap } = weights;
  const styleTaps = weights.style > 0 ? taps.filter((tap) => weights.layers[tap] > 0) : [];
  const ofStyle = (style: number, tap: Tap) => `gram ${tap} of style ${style + 1}`;
  return {
    targets: {
      features: weights.content > 0 ? { photo: { picture: photo, tap: contentTap } } : {},
      statistics: Object.fromEntries(
        styles.flatMap(({ grams }, i) => styleTaps.map((tap) => [ofStyle(i, tap), grams[tap]])),
      ),
    },
    statistics: ({ features, positions }) =>
      Object.fromEntries(styleTaps.map((tap) => [`gram ${tap}`, gram(features[tap], positions[tap])])),
    whole: (sums, targets) => {
      const losses = styles.flatMap(({ weight }, i) =>
        styleTaps.map((tap) => {
          const loss = styleLoss(named(sums, `gram ${tap}`), named(targets, ofStyle(i, tap)), scaling);
          return mul(loss, weight * weights.layers[tap]);
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
    local: ({ features, targets: { features: wanted }, picture, share }) => {
      const { photo } = wanted;
      return {
        ...(photo && {
          content: mul(
            contentLoss(features[contentTap], photo.features, { scaling, power: photo.power }),
            weights.content,
          ),
        }),
        ...(weights.smoothness > 0 && {
          smoothness: mul(totalVariation(picture, share), weights.smoothness),
        }),
      };
    },
  };
}
