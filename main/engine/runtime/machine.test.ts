import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { memoryPlanned, threadCount } from './machine.ts';

test('as many threads compute as are asked for, and never more than there are', () => {
  const all = availableParallelism();
  expect([threadCount(), threadCount(1), threadCount(all + 5)]).toEqual([all, 1, all]);
});

test('tools plan with a quarter of the memory up to 4 GB, or with what is asked for and there', () => {
  expect([memoryPlanned(null, 8e9), memoryPlanned(null, 64e9)]).toEqual([2e9, 4e9]);
  expect([memoryPlanned(6e9, 8e9), memoryPlanned(60e9, 8e9)]).toEqual([6e9, 8e9]);
});
