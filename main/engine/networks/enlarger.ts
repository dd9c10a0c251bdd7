import { explain } from '../../errors/explain.ts';
import type { UserError } from '../../errors/user-error.ts';
import type { Value } from '../graph/index.ts';
import { tensor, type Weights } from './weights.ts';

/** A network that enlarges a picture, or at scale 1 mends what is enlarged already. */
export interface Enlarger {
  /** Pixels of the result along each side for one of the picture. */
  readonly scale: number;
  /** The picture, NCHW RGB 0…1 [1, 3, h, w] → NCHW RGB [1, 3, h · scale, w · scale]. */
  readonly enlarge: (picture: Value) => Value;
  /** Whether that is the enlarged picture, or what has to be added to its bicubic enlargement. */
  readonly gives: 'picture' | 'residual';
  /** The sides of what it is given must be multiples of this. */
  readonly multiple: number;
  /** How far it looks in every direction, in pixels of what it is given. */
  readonly reach: number;
  /** Bytes that running it takes for each pixel of what it is given, roughly. */
  readonly bytesPerPixel: number;
  /** Multiplications for each pixel of what it is given, roughly. */
  readonly workPerPixel: number;
}

/** Multiplications for each position of these convolutions, by the sizes of their kernels. */
export function multiplications(weights: Weights, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + tensor(weights, `${name}.weight`).data.length, 0);
}

export function wrongNetwork(wanted: string): UserError {
  return explain('bad-model.other', { network: wanted });
}
