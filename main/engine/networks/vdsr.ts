import { concat, mul } from '../graph/index.ts';
import { blockChain } from './block-chain.ts';
import type { Enlarger } from './enlarger.ts';
import type { Weights } from './weights.ts';

/** Y of BT.601 in studio range, 0…1: Y = (16 + 65.481 R + 128.553 G + 24.966 B) / 255. */
const LUMA = { weights: [65.481 / 255, 128.553 / 255, 24.966 / 255], offset: 16 / 255 } as const;

/** R, G and B each change by this where Y changes by 1 and the chroma stays (BT.601's inverse). */
const FROM_LUMA = 255 / 219;

/**
 * After VDSR (Kim et al. 2016): a chain of 3×3 convolutions that sees the bicubic enlargement, at any factor up
 * to 4, and gives what has to be added to its luminance; the chroma stays.
 * @throws UserError bad-model where the file holds another network.
 */
export function vdsr(weights: Weights): Enlarger {
  const { change, multiple, reach, bytesPerPixel, workPerPixel } = blockChain(weights, 'VDSR', [LUMA]);
  return {
    scale: 1,
    gives: 'residual',
    enlarge: (picture) => {
      const luma = mul(change(picture), FROM_LUMA);
      return concat([luma, luma, luma], 1);
    },
    // What lies further off changes no value by a tenth of a step of 8 bits (tested).
    reach: Math.min(reach, 24),
    ...{ multiple, bytesPerPixel, workPerPixel },
  };
}
