import type { Face } from '../../faces/face.ts';
import { facesInSteps } from '../../faces/find.ts';
import { openFaceNetworks } from '../../faces/networks.ts';
import { pyramidOf, type Pyramid } from '../../faces/pyramid.ts';
import { qualityOf, type Quality } from '../../faces/quality.ts';
import { note } from '../../notes.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { GivenPicture } from '../inputs.ts';
import type { Answer } from '../runs.ts';
import type { ToolRun } from '../tool.ts';
import type { faces } from './definition.ts';

/** That there is no face is an answer too. */
export const run: ToolRun<typeof faces> = async function* ({ image }, _, runtime) {
  yield { stage: 'loading', step: 0, of: 1, fraction: 0 };
  const told = yield* tellFaces(image, runtime);
  const { width, height } = image.pixels;
  return {
    kind: 'data',
    data: { width, height, faces: told },
    measures: {},
    notes: told.length === 0 ? [note('no-faces')] : [],
  };
};

const found: Answer = async ({ inputs, runtime }) => {
  const steps = tellFaces(inputs.image as GivenPicture, runtime);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return { faces: next.value };
};

export const answers = { found };

async function* tellFaces({ pixels }: GivenPicture, runtime: Runtime) {
  const pyramid = pyramidOf(pixels);
  const faces = yield* find(runtime, pyramid);
  return faces.map((face, i) => tell(i + 1, face, qualityOf(pyramid, face.landmarks)));
}

async function* find(runtime: Runtime, pyramid: Pyramid) {
  const networks = await openFaceNetworks(runtime);
  try {
    const steps = facesInSteps(networks, pyramid);
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) {
      const { step, of } = next.value;
      yield { stage: 'finding-faces' as const, step, of, fraction: step / of };
    }
    return next.value;
  } finally {
    await networks.release();
  }
}

function tell(number: number, { box, score, landmarks, descriptor }: Face, quality: Quality) {
  const { pose, size, sharpness, mouth, faults } = quality;
  return {
    number,
    ...{ x: box.x, y: box.y, width: box.width, height: box.height },
    score: rounded(score, 3),
    ...{ yaw: rounded(pose.yaw, 1), pitch: rounded(pose.pitch, 1), roll: rounded(pose.roll, 1) },
    ...{ size: rounded(size, 1), sharpness: rounded(sharpness, 4), mouth: rounded(mouth, 3) },
    faults: faults.join(', '),
    landmarks: Array.from(landmarks, (value) => rounded(value, 2)),
    descriptor: Array.from(descriptor, (value) => rounded(value, 6)),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
