import { GraphError, image, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { reshape } from './reshape.ts';
import { transpose } from './transpose.ts';

/**
 * Channels become pixels: [n, c·b², h, w] → [n, c, h·b, w·b]. The block's place is the slow part of the
 * channel index in `DCR` (TensorFlow's order) and the fast part in `CRD` (PyTorch's pixel shuffle).
 * ∂x: the pixels of g go back to their channels.
 */
export function depthToSpace(x: Value, block: number, mode: 'DCR' | 'CRD' = 'DCR'): Value {
  const [n, deep, h, w] = image('DepthToSpace', x.shape);
  const channels = deep / (block * block);
  if (!Number.isInteger(block) || block < 1 || !Number.isInteger(channels)) {
    throw new GraphError(`DepthToSpace: blocks of ${block} do not fit ${text(x.shape)}.`);
  }
  return operation('DepthToSpace', [x], {
    shape: [n, channels, h * block, w * block],
    attributes: { blocksize: { int: block }, mode: { string: mode } },
    gradient: (g) => [
      () => {
        const apart = reshape(g, [n, channels, h, block, w, block]);
        const order = mode === 'DCR' ? [0, 3, 5, 1, 2, 4] : [0, 1, 3, 5, 2, 4];
        return reshape(transpose(apart, order), x.shape);
      },
    ],
  });
}
