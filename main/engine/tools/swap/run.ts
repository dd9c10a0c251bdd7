import type { Pixels } from '../../../image/pixels.ts';
import type { Face } from '../../faces/face.ts';
import { facesIn, findFaces } from '../../faces/find.ts';
import { openFaceNetworks } from '../../faces/networks.ts';
import { collectNotes, note, type Say } from '../../notes.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { troubleWith } from '../../swap/trouble.ts';
import type { Given, GivenPicture } from '../inputs.ts';
import type { Answer } from '../runs.ts';
import type { ToolRun } from '../tool.ts';
import type { swap } from './definition.ts';
import { learntFaceOf } from './learnt.ts';
import { personPhotos } from './person-photos.ts';
import { facesMeant } from './photo-faces.ts';
import { swapFaces } from './swap-faces.ts';

/** Of the time, what looking for faces takes. */
const FINDING = 0.5;

/** Finds the faces of the photo and of the person, and swaps those that are meant. */
export const run: ToolRun<typeof swap> = async function* (inputs, parameters, runtime) {
  yield { stage: 'finding-faces', step: 0, of: 1, fraction: 0 };
  // Where there is none, that is told before anything is looked for.
  const learnt = parameters.method === 'network' ? await learntFaceOf(inputs.person) : null;
  const notes = collectNotes();
  const found = yield* findAll(inputs, runtime, notes.say);
  const steps = swapFaces({ ...inputs, ...found, learnt }, parameters, runtime, notes);
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) {
    yield { ...next.value, fraction: FINDING + (1 - FINDING) * next.value.fraction };
  }
  return next.value;
};

/** The faces of the photo that are meant, and the person's. */
async function* findAll(
  { image, face: chosen, person: folder }: Given<typeof swap.inputs>,
  runtime: Runtime,
  say: Say,
) {
  const networks = await openFaceNetworks(runtime);
  try {
    const faces = facesMeant(await facesIn(networks, image.pixels), chosen, image);
    sayTroubles(faces, image.pixels, say);
    const looking = personPhotos(folder, networks, say);
    let next = await looking.next();
    for (; !next.done; next = await looking.next()) {
      const share = (1 + next.value) / (1 + folder.photos.length);
      yield { stage: 'finding-faces' as const, step: 0, of: 1, fraction: FINDING * share };
    }
    return { faces, person: next.value };
  } finally {
    await networks.release();
  }
}

function sayTroubles(faces: readonly Face[], photo: Pixels, say: Say): void {
  for (const { landmarks } of faces) {
    const trouble = troubleWith(landmarks, photo);
    if (trouble !== 'none') say(note(`swap-${trouble}`));
  }
}

const faces: Answer = async ({ inputs, runtime }) => {
  const { pixels } = inputs.image as GivenPicture;
  return (await findFaces(runtime, pixels)).map(({ box, score, landmarks }, i) => ({
    ...{ number: i + 1, box: { ...box }, score, landmarks: [...landmarks] },
    trouble: troubleWith(landmarks, pixels),
  }));
};

export const answers = { faces };
