import { constant, flip, maxPool, mul, relu, sub, type Value } from '../graph/index.ts';
import { taps, type FeatureNetwork, type Features, type Tap } from './features.ts';
import { convolution, type Weights } from './weights.ts';

/** Channels of each block, and the convolutions in it (Simonyan, Zisserman 2014, table 1, column E). */
export const vggBlocks = [
  { channels: 64, depth: 2 },
  { channels: 128, depth: 2 },
  { channels: 256, depth: 4 },
  { channels: 512, depth: 4 },
  { channels: 512, depth: 4 },
] as const;

const MEAN_BGR = constant([103.939, 116.779, 123.68], [1, 3, 1, 1]);

/**
 * VGG-19 as published (Simonyan, Zisserman 2014), up to the first layer of a block: what Gatys et al. and Li and Wand compare
 * pictures by, and the yardstick that LossNet is measured against. Input NCHW RGB 0…1; inside, BGR 0…255 minus the mean
 * of ImageNet. Zero padding, 2×2 max pooling.
 * @param weights `convB_C.weight` and `.bias`.
 * @param blocks to the first layer of which it goes.
 */
export function vgg(weights: Weights, blocks: 3 | 5 = 5): FeatureNetwork {
  const depths = vggBlocks.slice(0, blocks).map(({ depth }, block) => (block === blocks - 1 ? 1 : depth));
  function features(picture: Value): Features {
    let x = sub(mul(flip(picture, [1]), 255), MEAN_BGR);
    const found: Partial<Record<Tap, Value>> = {};
    depths.forEach((depth, index) => {
      const block = (index + 1) as 1 | 2 | 3 | 4 | 5;
      if (block > 1) x = maxPool(x, 2);
      for (let i = 1; i <= depth; i += 1) {
        x = relu(convolution(weights, `conv${block}_${i}`, x));
        if (i === 1) found[`relu${block}_1`] = x;
      }
    });
    return found as Features;
  }
  // Each 3×3 convolution looks one step of its block further, each 2×2 pool at most one step.
  const reach = depths.reduce(
    (sum, depth, block) => sum + depth * 2 ** block + (block > 0 ? 2 ** (block - 1) : 0),
    0,
  );
  return { taps: taps.slice(0, blocks), features, reach, bytesPerPixel: 5000 };
}
