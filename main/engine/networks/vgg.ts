import { constant, flip, maxPool, mul, relu, sub, type Value } from '../graph/index.ts';
import { taps, type FeatureNetwork, type Features, type Tap } from './features.ts';
import { convolution, type Weights } from './weights.ts';

const MEAN_BGR = constant([103.939, 116.779, 123.68], [1, 3, 1, 1]);
const DEPTHS = [2, 2, 1] as const;

/**
 * VGG-19 as published (Simonyan, Zisserman 2014), up to relu3_1: the yardstick that LossNet is measured
 * against. Input NCHW RGB 0…1; inside, BGR 0…255 minus the mean of ImageNet. 2×2 max pooling.
 */
export function vggHead(weights: Weights): FeatureNetwork {
  function features(picture: Value): Features {
    let x = sub(mul(flip(picture, [1]), 255), MEAN_BGR);
    const found: Partial<Record<Tap, Value>> = {};
    DEPTHS.forEach((depth, index) => {
      if (index > 0) x = maxPool(x, 2);
      for (let i = 1; i <= depth; i += 1) {
        x = relu(convolution(weights, `conv${index + 1}_${i}`, x));
        if (i === 1) found[`relu${(index + 1) as 1 | 2 | 3}_1`] = x;
      }
    });
    return found as Features;
  }
  return { taps: taps.slice(0, 3), features, reach: 2 + 1 + 4 + 2 + 4, bytesPerPixel: 5000 };
}
