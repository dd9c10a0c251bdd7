import { noise } from '../../../image/noise.ts';
import { gatys } from '../../losses/gatys.ts';
import { loadFeatures, loadWeights, type FeatureNetworkId } from '../../networks/load.ts';
import { transform } from '../../networks/transform.ts';
import { descend } from '../../optimise/descend.ts';
import { measureGrams } from '../../optimise/grams.ts';
import { fitWithin, remainingLevels } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { paceBy } from '../pace.ts';
import type { Answer } from '../runs.ts';
import { imageAskedAbout } from '../standard-questions.ts';
import { parameters as restyleParameters, type RestyleParameters } from './definition.ts';
import { restylingFor } from './methods.ts';
import { paintFast } from './paint-fast.ts';
import { chooseWeights } from './weights.ts';

/** Large enough that its pace is that of larger ones, and done within a second on two cores. */
const [width, height] = [256, 192] as const;
/** The first one pays for what is made once. */
const iterations = 4;

/**
 * How long a descent would take here, after one painting of the photo's proportions: the work of all its levels, at the
 * pace of a small one that is tried once.
 */
export const duration: Answer = async ({ parameters, runtime }, about) => {
  const image = imageAskedAbout(about);
  const asked = parameters as RestyleParameters;
  const { size, longestSide, start, iterationsDone } = asked;
  const to = fitWithin(image.width, image.height, asked.method === 'fast' ? longestSide : size);
  if (asked.method === 'fast') {
    const pace = await paces.fast(runtime);
    return { ...to, seconds: to.width * to.height * pace };
  }
  const restyling = restylingFor(asked.method, asked, 1, await loadFeatures(runtime, asked.network));
  const plan = restyling.plan(to.width, to.height);
  const levels = remainingLevels(plan, start === 'picture' ? iterationsDone : 0);
  const pace = await paces[asked.network](runtime);
  // Looking at the paintings and the photo costs about as much as an iteration, at each level.
  const work = levels.reduce((sum, level) => sum + restyling.work(level) + level.width * level.height, 0);
  return { ...to, seconds: work * pace };
};

/** Seconds for an iteration and a pixel, and those for a pixel in one pass. */
const paces = {
  lossnet: paceBy((runtime) => measurePace(runtime, 'lossnet')),
  vgg19: paceBy((runtime) => measurePace(runtime, 'vgg19')),
  fast: paceBy(measureFastPace),
};

async function measurePace(runtime: Runtime, id: FeatureNetworkId): Promise<number> {
  const network = await loadFeatures(runtime, id);
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

async function measureFastPace(runtime: Runtime): Promise<number> {
  const network = transform(await loadWeights(runtime, 'fast-style'));
  const style = { network, code: new Float32Array(network.codeLength) };
  const photo = noise(width, height, { seed: 1 });
  const once = async () => {
    const began = performance.now();
    const steps = paintFast(runtime, style, photo, () => undefined);
    while (!(await steps.next()).done);
    return (performance.now() - began) / 1000 / (width * height);
  };
  await once();
  return once();
}
