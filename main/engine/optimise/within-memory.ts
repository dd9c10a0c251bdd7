import { UserError } from '../../errors/user-error.ts';
import { stepOf } from '../networks/features.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { smallestSide } from '../runtime/windows.ts';
import { openObjective, type PictureObjective } from './picture-objective.ts';
import type { Problem } from './problem.ts';

/**
 * An objective that survives running out of memory: it goes on in windows of half the size, and half
 * again, down to the smallest that still see far enough. The numbers stay the same.
 */
export function openWithinMemory(
  runtime: Runtime,
  problem: Problem,
  open: typeof openObjective = openObjective,
): PictureObjective {
  const { network, width, height } = problem;
  const least = smallestSide(network.reach, stepOf('relu5_1')) ** 2 * network.bytesPerPixel;
  let budget = Math.min(problem.memoryBudget, width * height * network.bytesPerPixel);
  let objective: PictureObjective | null = null;

  async function halve(error: unknown): Promise<void> {
    const out = error instanceof UserError && error.code === 'out-of-memory';
    if (!out || budget / 2 < least) throw error;
    budget /= 2;
    await objective?.close();
    objective = null;
  }

  return {
    evaluate: async (x) => {
      for (;;) {
        try {
          objective ??= await open(runtime, { ...problem, memoryBudget: budget });
          return await objective.evaluate(x);
        } catch (error) {
          await halve(error);
        }
      }
    },
    terms: () => objective?.terms() ?? {},
    close: async () => objective?.close(),
  };
}
