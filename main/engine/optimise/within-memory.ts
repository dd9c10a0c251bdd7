import { explain } from '../../errors/explain.ts';
import type { Say } from '../notes.ts';
import { openFooting } from '../runtime/footing.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openObjective, type PictureObjective } from './picture-objective.ts';
import { planFor, type Problem } from './problem.ts';

/**
 * An objective that survives running out of memory: it goes on in windows of half the size, and half again, down to
 * the smallest that still see far enough, and at last on the CPU. The numbers stay the same.
 * @param say is told of that.
 */
export function openWithinMemory(
  runtime: Runtime,
  problem: Problem,
  say: Say,
  open: typeof openObjective = openObjective,
): PictureObjective {
  const footing = openFooting(runtime, (_, most) => planFor(problem, most), say);
  let objective: PictureObjective | null = null;

  async function close(): Promise<void> {
    const opened = objective;
    objective = null;
    await opened?.close();
  }

  return {
    evaluate: async (x) => {
      for (;;) {
        try {
          objective ??= await open(footing.on, problem, footing.plan);
          const evaluation = await objective.evaluate(x);
          if (Number.isFinite(evaluation.loss)) return evaluation;
          throw explain('bad-result.no-loss', { device: footing.on.device.label });
        } catch (error) {
          await footing.giveWay(error);
          await close();
        }
      }
    },
    terms: () => objective?.terms() ?? {},
    renew: () => objective?.renew(),
    close,
  };
}
