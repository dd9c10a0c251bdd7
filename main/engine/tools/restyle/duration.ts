import { noise } from '../../../image/noise.ts';
import { gatys } from '../../losses/gatys.ts';
import { loadLossnet } from '../../networks/load.ts';
import { descend } from '../../optimise/descend.ts';
import { measureGrams } from '../../optimise/grams.ts';
import { fitWithin, remainingLevels } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Answer } from '../runs.ts';
import { imageAskedAbout } from '../standard-questions.ts';
import { parameters as restyleParameters, type RestyleParameters } from './definition.ts';
import { restylingFor } from './methods.ts';
import { chooseWeights } from './weights.ts';

/** Large enough that its pace is that of larger ones, and done within a second on two cores. */
const [width, height] = [256, 192] as const;
/** The first one pays for what is made once. */
const iterations = 4;

/** Seconds for an iteration and a pixel, by where it was measured. */
const paces = new WeakMap<Runtime, Promise<number>>();

/**
 * How long a descent would take here, after one painting of the photo's proportions: the work of all its levels, at the
 * pace of a small one that is tried once.
 */
export const duration: Answer = async ({ parameters, runtime }, about) => {
  const image = imageAskedAbout(about);
  const asked = parameters as RestyleParameters;
  const { size, start, iterationsDone } = asked;
  const restyling = restylingFor(asked, 1, await loadLossnet(runtime));
  const to = fitWithin(image.width, image.height, size);
  const plan = restyling.plan(to.width, to.height);
  const levels = remainingLevels(plan, start === 'picture' ? iterationsDone : 0);
  const pace = await paceOf(runtime);
  // Looking at the paintings and the photo costs about as much as an iteration, at each level.
  const work = levels.reduce((sum, level) => sum + restyling.work(level) + level.width * level.height, 0);
  return { ...to, seconds: work * pace };
};

function paceOf(runtime: Runtime): Promise<number> {
  const known = paces.get(runtime);
  if (known) return known;
  const measuring = measurePace(runtime);
  paces.set(runtime, measuring);
  // What failed once, such as for want of memory, may succeed the next time.
  measuring.catch(() => paces.delete(runtime));
  return measuring;
}

async function measurePace(runtime: Runtime): Promise<number> {
  const network = await loadLossnet(runtime);
  const [photo, painting] = [noise(width, height, { seed: 1 }), noise(width, height, { seed: 2 })];
  const grams = await measureGrams(runtime, network, painting, () => undefined);
  const weights = chooseWeights(restyleParameters.parse({}));
  const method = gatys(photo, [{ weight: 1, grams }], weights, 'relative');
  const problem = { width, height, network, method, memoryBudget: runtime.memoryBudget };
  const steps = descend(runtime, problem, photo, { optimiser: 'lbfgs', iterations, say: () => undefined });
  await steps.next();
  const began = performance.now();
  let done = 1;
  for await (const { iteration } of steps) done = iteration;
  return (performance.now() - began) / 1000 / (done - 1) / (width * height);
}
