import { expect, test } from 'vitest';
import { relu } from '../graph/index.ts';
import { openRuntime } from './runtime.ts';
import { tilePixels } from './tiles.ts';

const network = {
  graph: relu,
  channels: 3,
  scale: 1,
  multiple: 1,
  reach: 2,
  bytesPerPixel: 1000,
  workPerPixel: 1,
};

test('what computes has the threads and plans with the memory that are set: with half of it, tiles are half as large', async () => {
  const runtimes = await Promise.all(
    [1e9, 5e8].map((memory) => openRuntime({ models: '', provider: 'cpu', threads: 1, memory })),
  );
  expect(runtimes.map(({ device, memoryBudget }) => [device.threads, memoryBudget])).toEqual([
    [1, 1e9],
    [1, 5e8],
  ]);
  const [all = 0, half = 0] = runtimes.map((runtime) => tilePixels(network, runtime));
  expect(half).toBe(all / 2);
  for (const runtime of runtimes) await runtime.close();
});
