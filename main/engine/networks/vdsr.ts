import { add, concat, constant, conv, depthToSpace, mul, relu } from '../graph/index.ts';
import { multiplications, wrongNetwork, type Enlarger } from './enlarger.ts';
import { convolution, tensor, type Weights } from './weights.ts';

/** Y of BT.601 in studio range, 0…1: Y = (16 + 65.481 R + 128.553 G + 24.966 B) / 255. */
const LUMA = [65.481 / 255, 128.553 / 255, 24.966 / 255] as const;
const BLACK = 16 / 255;

/** R, G and B each change by this where Y changes by 1 and the chroma stays (BT.601's inverse). */
const FROM_LUMA = 255 / 219;

/**
 * After VDSR (Kim et al. 2016): a chain of 3×3 convolutions that sees the bicubic enlargement, at any factor up
 * to 4, and gives what has to be added to its luminance; the chroma stays. It works on the picture's 2×2 blocks
 * as four channels, a quarter of the positions (pixel unshuffle), and between its first and its last layer every
 * two, with ReLU between them, add to what they were given (He et al. 2016).
 * @throws UserError bad-model where the file holds another network.
 */
export function vdsr(weights: Weights): Enlarger {
  const layers: string[] = [];
  while (weights.has(`convs.${layers.length}.weight`)) layers.push(`convs.${layers.length}`);
  const [width = 0, seen] = tensor(weights, 'convs.0.weight').shape;
  const [made] = tensor(weights, `convs.${layers.length - 1}.weight`).shape;
  if (seen !== 4 || made !== 4 || layers.length % 2 !== 0) throw wrongNetwork('VDSR');
  return {
    scale: 1,
    gives: 'residual',
    enlarge: (picture) => {
      let x = conv(picture, lumaOfBlocks(), constant([BLACK, BLACK, BLACK, BLACK]), { strides: 2 });
      x = convolution(weights, 'convs.0', x);
      for (let i = 1; i < layers.length - 1; i += 2) {
        const between = relu(convolution(weights, `convs.${i}`, x));
        x = add(x, convolution(weights, `convs.${i + 1}`, between));
      }
      x = convolution(weights, `convs.${layers.length - 1}`, x);
      const change = mul(depthToSpace(x, 2, 'CRD'), FROM_LUMA);
      return concat([change, change, change], 1);
    },
    multiple: 2,
    // Every convolution is 3×3, on blocks of two pixels; but of photographs that end 20 pixels away, 20 layers show less than
    // a thousandth of a step of 8 bits.
    reach: Math.min(2 * layers.length + 1, 24),
    // Measured with 64 channels.
    bytesPerPixel: 7 * width + 40,
    workPerPixel: multiplications(weights, layers) / 4,
  };
}

/** [4, 3, 2, 2]: the Y of each pixel of a block as a channel of its own, row by row. */
function lumaOfBlocks() {
  const kernel = new Float32Array(4 * 3 * 4);
  for (let place = 0; place < 4; place += 1) {
    LUMA.forEach((share, channel) => (kernel[(place * 3 + channel) * 4 + place] = share));
  }
  return constant(kernel, [4, 3, 2, 2]);
}
