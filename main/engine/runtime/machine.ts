/** What there is to compute with, and what of it is taken. */
import { availableParallelism, totalmem } from 'node:os';

/** How many threads compute: as many as are asked for, where there are so many. */
export function threadCount(asked: number | null = null): number {
  return Math.min(asked ?? Infinity, availableParallelism());
}

/** Bytes that tools plan to stay below: what is asked for, where there is so much, else a part that leaves others room. */
export function memoryPlanned(asked: number | null = null, total = totalmem()): number {
  return Math.min(asked ?? Math.min(total / 4, 4e9), total);
}
