import { explain } from '../../errors/explain.ts';
import { sizeOf } from './shape.ts';
import { inputsOf, topological, type DType, type Value } from './value.ts';

/** Bytes of one tensor at most: where more is asked for at once, Electron's allocator ends the process on some systems. */
export const LARGEST_TENSOR = 512 * 2 ** 20;

const bytesOf: Record<DType, number> = { float32: 4, int64: 8, bool: 1 };

/** Bytes of the largest tensor that is fed or computed on the way to `outputs`. */
export function largestTensor(outputs: readonly Value[]): number {
  const computed = topological(outputs, (value) => (isKnown(value) ? [] : inputsOf(value)));
  return computed
    .filter((value) => !isKnown(value))
    .reduce((most, { shape, dtype }) => Math.max(most, sizeOf(shape) * bytesOf[dtype]), 0);
}

/**
 * How many pixels of a picture a graph can be given at once, so that no tensor in it is larger than half of what may
 * be: half, because it is seen on a picture of `side` × `side`, where borders count for more than in a large one.
 */
export function pixelsOfLargest(graphOn: (side: number) => readonly Value[], side: number): number {
  return (LARGEST_TENSOR / 2 / largestTensor(graphOn(side))) * side ** 2;
}

/** @throws UserError out-of-memory, in place of a process that ends without a word. */
export function checkTensor(bytes: number): void {
  if (bytes <= LARGEST_TENSOR) return;
  throw explain('out-of-memory.step', {
    needed: Math.ceil(bytes / 2 ** 20),
    most: LARGEST_TENSOR / 2 ** 20,
  });
}

function isKnown({ from }: Value): boolean {
  return from.kind === 'constant' || (from.kind === 'node' && from.known !== undefined);
}
