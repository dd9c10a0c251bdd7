import { gaussian, randomSource } from '../../../image/noise.ts';
import { openFaceNetworks } from '../../faces/networks.ts';
import { untrainedIdentity, type IdentitySize } from '../../networks/identity.ts';
import { learntFaceName, writeLearntFace, type LearntFace } from '../../networks/learnt-face.ts';
import { loadLossnet } from '../../networks/load.ts';
import { collectNotes, note, type Say } from '../../notes.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { faceCourse } from '../../swap/face-course.ts';
import { beginning, readCheckpoint } from '../../train/checkpoint.ts';
import type { Step } from '../../train/train.ts';
import type { Given } from '../inputs.ts';
import { learn, LOOKING } from '../learning.ts';
import { personPhotos, usableIn } from '../swap/person-photos.ts';
import type { ToolProgress, ToolRun } from '../tool.ts';
import type { learnFace, LearnFaceParameters } from './definition.ts';
import { duration } from './duration.ts';
import { lessonsOf } from './lessons.ts';
import { previewer } from './show.ts';

/**
 * Trains a network for one person on faces of others: those of the picture that is open and of a folder, and the person's
 * own. It can be stopped at any step, with what it has learnt until then.
 */
export const run: ToolRun<typeof learnFace> = async function* (
  { image, person: folder, others },
  parameters,
  runtime,
  checkpoint,
) {
  const { steps, seed } = parameters;
  const size = sizeOf(parameters);
  yield { stage: 'finding-faces', step: 0, of: steps, fraction: 0 };
  const { notes, say } = collectNotes();
  const found = yield* study({ image, person: folder, others }, parameters, runtime, say);
  const { near, person, lessons, others: practised } = found;
  if (practised === 0) say(note('learn-face-alone', { person: folder.name }));

  const untrained = untrainedIdentity(size, gaussian(randomSource(seed)));
  const start = checkpoint ? readCheckpoint(checkpoint, untrained) : beginning(untrained);
  const show = previewer(image, near[0], person, runtime);
  const learntAfter = ({ step, weights }: Pick<Step, 'step' | 'weights'>): LearntFace => ({
    ...{ person: folder.name, size, steps: step, weights },
  });
  const course = faceCourse(await loadLossnet(runtime), lessons, { size, steps, seed });
  return yield* learn(runtime, course, start, {
    ...{ after: learntAfter, notes, show },
    file: (learnt) => ({ file: writeLearntFace(learnt), name: learntFaceName }),
  });
};

/** Looks at all photos, and makes of their faces what there is to practise on. */
async function* study(
  { image, person: folder, others }: Given<typeof learnFace.inputs>,
  parameters: LearnFaceParameters,
  runtime: Runtime,
  say: Say,
) {
  const progress = (stage: string, fraction: number): ToolProgress => ({
    ...{ stage, step: 0, of: parameters.steps, fraction: LOOKING * fraction },
  });
  const networks = await openFaceNetworks(runtime);
  try {
    const near = await usableIn(networks, image.pixels);
    const looking = personPhotos(folder, networks, say);
    let seen = await looking.next();
    for (; !seen.done; seen = await looking.next())
      yield progress('finding-faces', (1 + seen.value) / (1 + folder.photos.length) / 2);
    const person = seen.value;
    const faces = near.map(({ small }) => small);
    const preparing = lessonsOf(faces, others, person, sizeOf(parameters), networks, say);
    let prepared = await preparing.next();
    for (; !prepared.done; prepared = await preparing.next())
      yield progress('preparing', (1 + prepared.value) / 2);
    return { near, person, ...prepared.value };
  } finally {
    await networks.release();
  }
}

export function sizeOf({ size }: LearnFaceParameters): IdentitySize {
  return size === '256' ? 256 : 128;
}

export const answers = { duration };
