import { gaussian, noise, randomSource } from '../../../image/noise.ts';
import { untrainedIdentity, type IdentitySize } from '../../networks/identity.ts';
import { loadLossnet } from '../../networks/load.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { faceCourse } from '../../swap/face-course.ts';
import { MARGIN } from '../../swap/lesson.ts';
import { beginning } from '../../train/checkpoint.ts';
import { train } from '../../train/train.ts';
import { paceBy } from '../pace.ts';
import type { Answer } from '../runs.ts';
import { imageAskedAbout } from '../standard-questions.ts';
import type { LearnFaceParameters } from './definition.ts';

/** It is measured at this size: another one's step takes as much longer as it has more pixels. */
const MEASURED = 128 satisfies IdentitySize;
/** Steps that are tried; the first one pays for what is made once. */
const TRIED = 3;

/** How long a training would take here, at the pace of a few steps on noise, which are tried once. */
export const duration: Answer = async ({ parameters, runtime }, about) => {
  const { steps, size } = parameters as LearnFaceParameters;
  const perStep = await pace(runtime);
  return { ...imageAskedAbout(about), seconds: steps * perStep * (Number(size) / MEASURED) ** 2 };
};

/** Seconds for a step. */
const pace = paceBy(measurePace);

async function measurePace(runtime: Runtime): Promise<number> {
  const network = await loadLossnet(runtime);
  const side = MEASURED * (1 + 2 * MARGIN);
  const face = noise(side, side, { seed: 1 });
  const lesson = { face, wanted: [face, face] as const, mask: new Float32Array(side * side).fill(1) };
  const course = faceCourse(network, [lesson], { size: MEASURED, steps: TRIED, seed: 1 });
  const weights = untrainedIdentity(MEASURED, gaussian(randomSource(1)));
  const steps = train(runtime, course, beginning(weights));
  await steps.next();
  const began = performance.now();
  while (!(await steps.next()).done);
  return (performance.now() - began) / 1000 / (TRIED - 1);
}
