import { constant, flip, maxPool, mul, relu, sub, type Value } from '../graph/index.ts';
import type { Features } from './features.ts';
import { convolution, type Weights } from './weights.ts';

const MEAN_BGR = constant([103.939, 116.779, 123.68], [1, 3, 1, 1]);
const DEPTHS = [2, 2, 1] as const;

/**
 * VGG-19 as published (Simonyan, Zisserman 2014), up to relu3_1: the yardstick that LossNet is measured
 * against. Input NCHW RGB 0…1; inside, BGR 0…255 minus the mean of ImageNet. 2×2 max pooling.
 */
export function vggHead(
  weights: Weights,
): (picture: Value) => Pick<Features, 'relu1_1' | 'relu2_1' | 'relu3_1'> {
  return (picture) => {
    let x = sub(mul(flip(picture, [1]), 255), MEAN_BGR);
    const features: Record<string, Value> = {};
    DEPTHS.forEach((depth, index) => {
      if (index > 0) x = maxPool(x, 2);
      for (let i = 1; i <= depth; i += 1) {
        x = relu(convolution(weights, `conv${index + 1}_${i}`, x));
        if (i === 1) features[`relu${index + 1}_1`] = x;
      }
    });
    return features as Pick<Features, 'relu1_1' | 'relu2_1' | 'relu3_1'>;
  };
}
