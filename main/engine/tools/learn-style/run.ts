import { nameOfFile } from '../../../store/names.ts';
import {
  fileNameOfStyle,
  readLearntStyle,
  writeLearntStyle,
  type LearntStyle,
} from '../../networks/learnt-style.ts';
import { loadLossnet } from '../../networks/load.ts';
import { loadShipped, shippedStyle, type LearntCode, type Shipped } from '../../networks/shipped-style.ts';
import { collectNotes, type Say } from '../../notes.ts';
import { measureGrams } from '../../optimise/grams.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { beginning, readCheckpoint } from '../../train/checkpoint.ts';
import type { Step } from '../../train/train.ts';
import type { Given, GivenPicture } from '../inputs.ts';
import { learn, LOOKING } from '../learning.ts';
import { readPainting } from '../restyle/painting.ts';
import { codeAtKnob, lookAt, paintingSeen } from '../restyle/style-code.ts';
import type { ToolRun } from '../tool.ts';
import { cropsOf } from './crops.ts';
import type { learnStyle, LearnStyleParameters } from './definition.ts';
import { duration } from './duration.ts';
import { learnCode, learnNetwork, ownOfShipped, untrainedNetwork, type Learner } from './learner.ts';
import { keptPainting } from './painting-file.ts';
import { previewer } from './show.ts';
import { BATCH, styleCourse, type Crop, type Grams } from './style-course.ts';

/**
 * Learns how one painting is painted: what the network that ships is told of it, or a network of its own. It can be stopped
 * at any step, with what it has learnt until then.
 */
export const run: ToolRun<typeof learnStyle> = async function* (inputs, parameters, runtime, checkpoint) {
  const { steps } = parameters;
  yield { stage: 'preparing', step: 0, of: steps, fraction: 0 };
  const { notes, say } = collectNotes();
  const { painting, name, learner, grams, before } = await study(inputs.style, parameters, runtime, say);
  const looking = look(inputs, parameters, runtime, say);
  let seen = await looking.next();
  for (; !seen.done; seen = await looking.next())
    yield { stage: 'preparing', step: 0, of: steps, fraction: LOOKING * seen.value };

  const start = checkpoint ? readCheckpoint(checkpoint, learner.start) : beginning(learner.start);
  const learntAfter = ({ step, weights }: Pick<Step, 'step' | 'weights'>): LearntStyle => ({
    ...{ name, steps: before + step, painting, ...learner.learnt(weights) },
  });
  const show = previewer(inputs.image, inputs.style, parameters, runtime);
  const course = styleCourse(await loadLossnet(runtime), learner, grams, seen.value, {
    ...{ learns: parameters.learns, side: Number(parameters.side), steps, seed: parameters.seed },
  });
  return yield* learn(runtime, course, start, {
    ...{ after: learntAfter, notes, show },
    file: (learnt) => ({ file: writeLearntStyle(learnt), name: fileNameOfStyle(name) }),
  });
};

/** What there is to be known of a painting, and what is to be trained of its style. */
async function study(
  [given]: readonly GivenPicture[],
  parameters: LearnStyleParameters,
  runtime: Runtime,
  say: Say,
) {
  if (!given) throw new Error('There is no painting.');
  const painting = readPainting(given);
  const learnt = given.learnt ? readLearntStyle(await given.learnt(), given.name) : null;
  const seen = paintingSeen(painting, parameters.styleScale);
  const grams: Grams = await measureGrams(runtime, await loadLossnet(runtime), seen, say);
  const shipped = await loadShipped(runtime);
  // What was learnt for other weights is of no use to these.
  const usable =
    learnt?.network.kind === 'shared' && learnt.network.sha256 !== shipped.sha256 ? null : learnt;
  return {
    name: learnt?.name ?? nameOfFile(given.name),
    painting: learnt?.painting ?? (await keptPainting(given)),
    grams,
    learner: await learnerOf(
      parameters,
      usable ?? (given.shipped === undefined ? null : shippedStyle(shipped, given.shipped)),
      await lookAt(runtime, seen),
      shipped,
      runtime,
    ),
    before: parameters.learns === 'scratch' ? 0 : (usable?.steps ?? 0),
  };
}

async function learnerOf(
  { learns, seed }: LearnStyleParameters,
  learnt: LearntCode | null,
  statistics: Float32Array,
  shipped: Shipped,
  runtime: Runtime,
): Promise<Learner> {
  if (learns === 'scratch') {
    const { own, code } = untrainedNetwork(shipped, seed);
    return learnNetwork(own, code, 'network');
  }
  if (learnt?.network.kind === 'own') return learnNetwork(learnt.network, learnt, learns);
  if (learns === 'code') return learnCode(shipped, statistics, learnt);
  const predicted = [];
  for (const knob of [-1, 0, 1])
    predicted.push({ knob, code: await codeAtKnob(runtime, shipped.weights, statistics, knob) });
  const { own, code } = ownOfShipped(shipped, predicted, learnt);
  return learnNetwork(own, code, 'network');
}

async function* look(
  { image, photos }: Given<typeof learnStyle.inputs>,
  { side, seed, steps }: LearnStyleParameters,
  runtime: Runtime,
  say: Say,
): AsyncGenerator<number, readonly Crop[], void> {
  const network = await loadLossnet(runtime);
  const options = { side: Number(side), seed, most: BATCH * steps };
  return yield* cropsOf(image, photos, network, runtime, options, say);
}

export const answers = { duration };
