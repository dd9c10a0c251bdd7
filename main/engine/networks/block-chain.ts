import { add, constant, conv, depthToSpace, relu, type Value } from '../graph/index.ts';
import { multiplications, wrongNetwork } from './enlarger.ts';
import { convolution, tensor, type Weights } from './weights.ts';

/** 3×3 convolutions on a picture's 2×2 blocks, which find what has to be added to it. */
export interface BlockChain {
  /** NCHW RGB 0…1, H and W even → [1, channels, h, w]. */
  readonly change: (picture: Value) => Value;
  readonly multiple: 2;
  /** How far all the convolutions together look, in pixels. */
  readonly reach: number;
  readonly bytesPerPixel: number;
  readonly workPerPixel: number;
}

/**
 * The blocks' pixels are channels (pixel unshuffle): a quarter of the positions, and so a quarter of the work. Between the first
 * and the last convolution every two, with ReLU between them, add to what they were given (He et al. 2016).
 * @param mixture channels as weighted sums of R, G and B, and what is added to them.
 * @throws UserError bad-model where the file holds something other than `name`.
 */
export function blockChain(
  weights: Weights,
  name: string,
  mixture: readonly { readonly weights: readonly [number, number, number]; readonly offset: number }[],
): BlockChain {
  const layers: string[] = [];
  while (weights.has(`convs.${layers.length}.weight`)) layers.push(`convs.${layers.length}`);
  const last = `convs.${layers.length - 1}`;
  const [width = 0, seen] = tensor(weights, 'convs.0.weight').shape;
  const [made] = tensor(weights, `${last}.weight`).shape;
  const channels = 4 * mixture.length;
  if (seen !== channels || made !== channels || layers.length % 2 !== 0) throw wrongNetwork(name);
  const offsets = constant(mixture.flatMap(({ offset }) => Array<number>(4).fill(offset)));
  const unshuffle = constant(blocks(mixture.map((channel) => channel.weights)), [channels, 3, 2, 2]);
  return {
    change: (picture) => {
      let x = convolution(weights, 'convs.0', conv(picture, unshuffle, offsets, { strides: 2 }));
      for (let i = 1; i < layers.length - 1; i += 2) {
        const between = relu(convolution(weights, `convs.${i}`, x));
        x = add(x, convolution(weights, `convs.${i + 1}`, between));
      }
      return depthToSpace(convolution(weights, last, x), 2, 'CRD');
    },
    multiple: 2,
    reach: 2 * layers.length + 1,
    // Measured with 64 channels.
    bytesPerPixel: 7 * width + 40,
    workPerPixel: multiplications(weights, layers) / 4,
  };
}

/** [4 · channels, 3, 2, 2]: each pixel of a block as a channel of its own, row by row, for every mixture of colours. */
function blocks(mixtures: readonly (readonly [number, number, number])[]): Float32Array {
  const kernel = new Float32Array(mixtures.length * 4 * 3 * 4);
  mixtures.forEach((mixture, channel) => {
    for (let place = 0; place < 4; place += 1) {
      mixture.forEach((share, colour) => {
        kernel[((channel * 4 + place) * 3 + colour) * 4 + place] = share;
      });
    }
  });
  return kernel;
}
