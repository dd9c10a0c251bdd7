import { add } from '../graph/index.ts';
import type { TileNetwork } from '../runtime/tiles.ts';
import { blockChain } from './block-chain.ts';
import type { Weights } from './weights.ts';

const COLOURS = [
  { weights: [1, 0, 0], offset: 0 },
  { weights: [0, 1, 0], offset: 0 },
  { weights: [0, 0, 1], offset: 0 },
] as const;

/**
 * Takes the blocks and rims of JPEG out of a picture, whatever its quality and wherever its grid lies: a chain of 3×3
 * convolutions gives what has to be added (after DnCNN-3, Zhang et al. 2017, "Beyond a Gaussian denoiser").
 * @throws UserError bad-model where the file holds another network.
 */
export function jpegCleaner(weights: Weights): TileNetwork {
  const { change, ...chain } = blockChain(weights, 'the JPEG cleaner', COLOURS);
  return { graph: (picture) => add(picture, change(picture)), channels: 3, scale: 1, ...chain };
}
