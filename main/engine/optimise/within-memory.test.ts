import { expect, test } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import type { FeatureNetwork } from '../networks/features.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { PictureObjective } from './picture-objective.ts';
import type { Problem } from './problem.ts';
import { openWithinMemory } from './within-memory.ts';

/** One byte a pixel and a reach of 16: the smallest window is 64 × 64. */
const problem = {
  width: 1024,
  height: 256,
  network: { reach: 16, bytesPerPixel: 1 } as FeatureNetwork,
  memoryBudget: Infinity,
} as Problem;

/** An objective on a device that has `memory` bytes. */
function deviceWith(memory: number) {
  const budgets: number[] = [];
  let open = 0;
  const opener = (_: Runtime, { memoryBudget }: Problem): Promise<PictureObjective> => {
    budgets.push(memoryBudget);
    open += 1;
    return Promise.resolve({
      evaluate: (x: Float32Array) =>
        memoryBudget > memory
          ? Promise.reject(new UserError('out-of-memory', 'The memory ran out.'))
          : Promise.resolve({ loss: 1, gradient: x }),
      terms: () => ({ style: 1 }),
      close: () => Promise.resolve(void (open -= 1)),
    });
  };
  return { budgets, opener, stillOpen: () => open };
}

test('windows are halved until they fit, and stay so', async () => {
  const { budgets, opener, stillOpen } = deviceWith(100_000);
  const objective = openWithinMemory({} as Runtime, problem, opener);
  await objective.evaluate(new Float32Array(3));
  await objective.evaluate(new Float32Array(3));
  expect(budgets).toEqual([262_144, 131_072, 65_536]);
  await objective.close();
  expect(stillOpen()).toBe(0);
});

test('where even the smallest window is too much, the error stands', async () => {
  const { budgets, opener } = deviceWith(10);
  const objective = openWithinMemory({} as Runtime, problem, opener);
  await expect(objective.evaluate(new Float32Array(3))).rejects.toMatchObject({ code: 'out-of-memory' });
  expect(budgets.at(-1)).toBe(64 * 64);
});

test('any other error is passed on at once', async () => {
  let opened = 0;
  const broken = (): Promise<PictureObjective> => {
    opened += 1;
    return Promise.reject(new Error('no such operator'));
  };
  const objective = openWithinMemory({} as Runtime, problem, broken);
  await expect(objective.evaluate(new Float32Array(3))).rejects.toThrow('no such operator');
  expect(opened).toBe(1);
});
