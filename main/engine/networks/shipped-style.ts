import type { Runtime } from '../runtime/runtime.ts';
import type { LearntStyle } from './learnt-style.ts';
import { loadWeights } from './load.ts';

/** What was learnt of a painting, without the painting. */
export type LearntCode = Pick<LearntStyle, 'name' | 'offset' | 'slope' | 'network'>;

/**
 * What the training has learnt of a painting that ships, beyond what is predicted of it: like a style that was learnt here,
 * an offset and a slope. They lie beside the network's weights.
 * @returns null where it was not among the paintings of that training.
 */
export async function shippedStyle(runtime: Runtime, id: string): Promise<LearntCode | null> {
  const weights = await loadWeights(runtime, 'fast-style');
  const [offset, slope] = ['offset', 'slope'].map((part) => weights.get(`shipped.${id}.${part}`)?.data);
  if (!offset || !slope) return null;
  const { sha256 } = await runtime.weights('fast-style');
  return { name: id, offset, slope, network: { kind: 'shared', sha256 } };
}
