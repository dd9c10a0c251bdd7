import { averagePool, constant, mul, relu, sub, type Value } from '../graph/index.ts';
import { taps, type FeatureNetwork, type Features, type Tap } from './features.ts';
import { convolution, type Weights } from './weights.ts';

const MEAN = constant([0.485, 0.456, 0.406], [1, 3, 1, 1]);

/** Convolutions in each block; the first one's output is the block's tap. */
const DEPTHS = [2, 2, 3, 3, 1] as const;

/** Each 3×3 convolution looks one step of its block further, each 2×2 pool at most one step. */
const REACH = DEPTHS.reduce(
  (sum, depth, block) => sum + depth * 2 ** block + (block > 0 ? 2 ** (block - 1) : 0),
  0,
);

/**
 * LossNet: a slim VGG-shaped network whose 1×1 heads predict the leading principal components of VGG-19's
 * relu1_1 … relu5_1, so that distances between its features stand for distances between VGG's.
 * 3×3 convolutions, zero padding, ReLU, 2×2 average pooling (smoother than max: Gatys et al. 2016, §2.1).
 */
export function lossnet(weights: Weights): FeatureNetwork {
  function features(picture: Value): Features {
    let x = mul(sub(picture, MEAN), 4);
    const found: Partial<Record<Tap, Value>> = {};
    DEPTHS.forEach((depth, index) => {
      const block = (index + 1) as 1 | 2 | 3 | 4 | 5;
      if (block > 1) x = averagePool(x, 2);
      for (let i = 1; i <= depth; i += 1) {
        x = relu(convolution(weights, `convs.conv${block}_${i}`, x));
        if (i === 1) found[`relu${block}_1`] = convolution(weights, `heads.relu${block}_1`, x);
      }
    });
    return found as Record<Tap, Value>;
  }
  // Measured at 512×384: see `npm run bench -- restyle`.
  return { taps, features, reach: REACH, bytesPerPixel: 2500 };
}
