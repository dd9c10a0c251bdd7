import type { Pixels } from '../../image/pixels.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Box } from './boxes.ts';
import { describe } from './describe.ts';
import { detectFaces, type FaceBox, type Step } from './detect.ts';
import type { Face, Landmarks } from './face.ts';
import { placeLandmarks } from './landmarks.ts';
import { openFaceNetworks, type FaceNetworks } from './networks.ts';
import { distance, middleOf, sizeOf } from './points.ts';
import { pyramidOf, type Pyramid } from './pyramid.ts';

/**
 * All faces of a photo of any size, the largest first; none is an answer. Colours are taken as sRGB, transparency is
 * left aside.
 * @throws UserError bad-model where a network's file is missing or another.
 */
export async function findFaces(runtime: Runtime, picture: Pixels): Promise<readonly Face[]> {
  const networks = await openFaceNetworks(runtime);
  try {
    return await facesIn(networks, picture);
  } finally {
    await networks.release();
  }
}

/** The same with networks that are open, for those who look at many photos. */
export async function facesIn(networks: FaceNetworks, picture: Pixels): Promise<readonly Face[]> {
  const steps = facesInSteps(networks, pyramidOf(picture));
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}

/** The same, which tells where it stands and may be stopped between two looks. */
export async function* facesInSteps(
  networks: FaceNetworks,
  pyramid: Pyramid,
): AsyncGenerator<Step, readonly Face[], void> {
  const groups = yield* detectFaces(networks, pyramid);
  const faces: Face[] = [];
  for (const [step, boxes] of groups.entries()) {
    yield { step, of: groups.length };
    const found = await faceIn(networks, pyramid, boxes);
    if (!found || faces.some(({ landmarks }) => isSame(landmarks, found.landmarks))) continue;
    faces.push({ ...found, descriptor: await describe(networks, pyramid, found.landmarks) });
  }
  return faces.sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
}

/** How many of the boxes around one thing are tried. */
const tries = 3;

/** The face that boxes are around, by the first of them from which its landmarks are found; null where it is none. */
async function faceIn(
  networks: FaceNetworks,
  pyramid: Pyramid,
  boxes: readonly [FaceBox, ...FaceBox[]],
): Promise<Omit<Face, 'descriptor'> | null> {
  const [{ score }] = boxes;
  for (const box of boxes.slice(0, tries)) {
    const { landmarks, spread } = await placeLandmarks(networks, pyramid, box);
    if (isFace(score, spread)) return { box: wholePixels(box), score, landmarks };
  }
  return null;
}

/**
 * Whether what the detector found is a face that can be worked with: one look at its landmarks must agree with the others.
 * They were apart by up to 0.066 sizes on faces (0.049 where the detector had given less than 0.85), by 0.098 and more on
 * hair, petals, blueberries and a cat, and by 0.2 and more where a head is turned away.
 */
function isFace(score: number, spread: number): boolean {
  return spread < (score < 0.85 ? 0.07 : 0.09);
}

/** Whether two boxes led to one face: of two, whose faces touch, noses are more than a size of either apart. */
function isSame(a: Landmarks, b: Landmarks): boolean {
  return distance(middleOf(a, 27, 35), middleOf(b, 27, 35)) < Math.max(sizeOf(a), sizeOf(b)) / 2;
}

function wholePixels(box: Box): Face['box'] {
  const [x, y] = [Math.floor(box.x), Math.floor(box.y)];
  return {
    ...{ x, y },
    width: Math.ceil(box.x + box.width) - x,
    height: Math.ceil(box.y + box.height) - y,
  };
}
