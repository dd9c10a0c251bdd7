import { noise } from '../../../image/noise.ts';
import { loadLossnet } from '../../networks/load.ts';
import { loadShipped } from '../../networks/shipped-style.ts';
import { measureGrams } from '../../optimise/grams.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { beginning } from '../../train/checkpoint.ts';
import { train } from '../../train/train.ts';
import { paceBy } from '../pace.ts';
import { lookAt } from '../restyle/style-code.ts';
import type { Answer } from '../runs.ts';
import { imageAskedAbout } from '../standard-questions.ts';
import type { LearnStyleParameters } from './definition.ts';
import { learnCode, learnNetwork, untrainedNetwork } from './learner.ts';
import { CONTENT, styleCourse } from './style-course.ts';

/** It is measured at this size: another one's step takes as much longer as it has more pixels. */
const MEASURED = 192;
/** Steps that are tried; the first one pays for what is made once. */
const TRIED = 3;

/** How long learning would take here, at the pace of a few steps on noise, which are tried once. */
export const duration: Answer = async ({ parameters, runtime }, about) => {
  const { steps, side, learns } = parameters as LearnStyleParameters;
  const perStep = await paces[learns === 'code' ? 'code' : 'network'](runtime);
  return { ...imageAskedAbout(about), seconds: steps * perStep * (Number(side) / MEASURED) ** 2 };
};

/** Seconds for a step, by what is trained. */
const paces = {
  code: paceBy((runtime) => measurePace(runtime, 'code')),
  network: paceBy((runtime) => measurePace(runtime, 'network')),
};

async function measurePace(runtime: Runtime, trained: 'code' | 'network'): Promise<number> {
  const network = await loadLossnet(runtime);
  const [photo, painting] = [noise(MEASURED, MEASURED, { seed: 1 }), noise(MEASURED, MEASURED, { seed: 2 })];
  const shipped = await loadShipped(runtime);
  const grams = await measureGrams(runtime, network, painting, () => undefined);
  const untrained = untrainedNetwork(shipped, 1);
  const learner =
    trained === 'code'
      ? learnCode(shipped, await lookAt(runtime, painting), null)
      : learnNetwork(untrained.own, untrained.code, 'network');
  const channels = grams[CONTENT].dims[0] ?? 0;
  const crop = { photo, content: new Float32Array(channels * (MEASURED / 8) ** 2).fill(1) };
  const course = styleCourse(network, learner, grams, [crop], {
    ...{ learns: trained, side: MEASURED, steps: TRIED, seed: 1 },
  });
  const steps = train(runtime, course, beginning(learner.start));
  await steps.next();
  const began = performance.now();
  while (!(await steps.next()).done);
  return (performance.now() - began) / 1000 / (TRIED - 1);
}
