import type { Runtime } from '../runtime/runtime.ts';
import type { LearntStyle } from './learnt-style.ts';
import { readSafetensors } from './safetensors.ts';
import type { Weights } from './weights.ts';

/** What was learnt of a painting, without the painting. */
export type LearntCode = Pick<LearntStyle, 'name' | 'offset' | 'slope' | 'network'>;

/** The network that ships, with the SHA-256 of its file. */
export interface Shipped {
  readonly weights: Weights;
  readonly sha256: string;
}

/** @throws UserError bad-model */
export async function loadShipped(runtime: Runtime): Promise<Shipped> {
  const { id, bytes, sha256 } = await runtime.weights('fast-style');
  return { weights: readSafetensors(bytes, id), sha256 };
}

/**
 * What the training has learnt of a painting that ships, beyond what is predicted of it: like a style that was learnt here,
 * an offset and a slope. They lie beside the network's weights.
 * @returns null where it was not among the paintings of that training.
 */
export function shippedStyle({ weights, sha256 }: Shipped, id: string): LearntCode | null {
  const [offset, slope] = ['offset', 'slope'].map((part) => weights.get(`shipped.${id}.${part}`)?.data);
  if (!offset || !slope) return null;
  return { name: id, offset, slope, network: { kind: 'shared', sha256 } };
}
