import { loadLossnet } from '../../main/engine/networks/load.ts';
import { descend } from '../../main/engine/optimise/descend.ts';
import { openObjective } from '../../main/engine/optimise/picture-objective.ts';
import type { Problem } from '../../main/engine/optimise/problem.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { byDescent } from '../../main/engine/tools/restyle/by-descent.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { lossBy } from '../restyle/loss.ts';
import { usual } from './pictures.ts';

/** Iterations of a descent that one pass is held against, and at which its loss is told. */
export const ITERATIONS = 100;
export const MARKS = [10, 25, 50, 100] as const;

/** What a descent after a painting has to solve, at the photo's size and with the tool's own weights. */
export async function problemOf(runtime: Runtime, photo: Planes, painting: Planes): Promise<Problem> {
  const network = await loadLossnet(runtime);
  const method = await byDescent(usual).method({
    ...{ runtime, network, photo, paintings: [painting] },
    say: () => undefined,
  });
  const { width, height } = photo;
  return { width, height, network, method, memoryBudget: Infinity };
}

/** The descent's loss of a picture. */
export async function lossOf(runtime: Runtime, problem: Problem, picture: Planes): Promise<number> {
  const objective = await openObjective(runtime, problem);
  const loss = await lossBy(objective, picture);
  await objective.close();
  return loss;
}

/** A descent from the photo, with the least loss that it has come by after each iteration. */
export async function* descent(runtime: Runtime, problem: Problem, photo: Planes) {
  const steps = descend(runtime, problem, photo, {
    ...{ optimiser: 'lbfgs', iterations: ITERATIONS },
    say: () => undefined,
  });
  let least = Infinity;
  for await (const { iteration, loss, picture } of steps) {
    least = Math.min(least, loss);
    yield { iteration, least, picture };
  }
}
