import {
  add,
  averagePool,
  concat,
  input,
  mul,
  reduceMean,
  slice,
  square,
  sub,
  type Value,
} from '../graph/index.ts';
import { contentLoss } from '../losses/content.ts';
import { nearPatchLoss } from '../losses/near-patches.ts';
import { totalVariation } from '../losses/total-variation.ts';
import { stepOf, type FeatureNetwork, type Tap } from '../networks/features.ts';
import { identityNetwork, type IdentitySize } from '../networks/identity.ts';
import type { Parameters } from '../networks/weights.ts';
import type { Course } from '../train/train.ts';
import type { Lesson } from './lesson.ts';
import { batchNames, practise } from './practise.ts';

/** The layers whose patches are compared, their side in positions, and how many positions further one may lie. */
const TEXTURE = [
  { tap: 'relu3_1', reach: 1 },
  { tap: 'relu4_1', reach: 1 },
] as const satisfies readonly { readonly tap: Tap; readonly reach: number }[];
const SIDE = 3;
const CONTENT = 'relu4_1' as const satisfies Tap;
/** Pixels to each side of those whose mean counts for their light and colour. */
const TONES = 2;

export interface FaceCourseWeights {
  readonly content: number;
  readonly texture: number;
  readonly light: number;
  readonly smoothness: number;
}

/** By eye, beside the descent's. */
export const courseWeights: FaceCourseWeights = { content: 0.3, texture: 1, light: 20, smoothness: 0.05 };

/** Adam's steps: twice the paper's at first, for a training that is shorter, and its last ones in the end. */
const FIRST_STEP = 2e-3;
const LAST_STEP = 1e-4;
/** Faces in a batch: the paper's has 16, of which a processor would make one step where it makes four. */
export const BATCH = 4;

export interface FaceCourse {
  readonly size: IdentitySize;
  readonly steps: number;
  readonly seed: number;
}

/** How a network learns one person's face (Korshunova et al. 2017, section 3.2). */
export function faceCourse(
  network: FeatureNetwork,
  lessons: readonly Lesson[],
  { size, steps, seed }: FaceCourse,
  balance = courseWeights,
): Course {
  return {
    terms: (parameters) => faceTerms(network, parameters, size, balance),
    batch: practise(lessons, { size, count: BATCH, seed }),
    steps,
    stepSize: (step) =>
      LAST_STEP + ((FIRST_STEP - LAST_STEP) * (1 + Math.cos((Math.PI * (step - 1)) / steps))) / 2,
    bytes: 2 * BATCH * size * size * network.bytesPerPixel,
  };
}

/**
 * The loss of a batch: the features of what the network makes stay near the face's, so that pose and expression do, while
 * each of its patches descends towards the nearest of what is wanted around the same place (eqs. 2 to 5, with the terms of
 * the descent). Light and colours are compared as they are, with the one of the wanted that suits best: it lies in the face's place and has its
 * light, which spares the paper's network for light, and shows the way from the first steps on.
 */
function faceTerms(
  network: FeatureNetwork,
  parameters: Parameters,
  size: IdentitySize,
  balance: FaceCourseWeights,
): Record<string, Value> {
  const shape = [BATCH, 3, size, size];
  const faces = input(batchNames.faces, shape);
  const masks = input(batchNames.masks, [BATCH, 1, size, size]);
  const wanted = batchNames.wanted.map((name) => input(name, shape));
  // Nothing is learnt of what isn't the face.
  const made = add(faces, mul(masks, sub(identityNetwork(parameters, size, faces), faces)));
  const found = network.features(made);
  const known = network.features(concat([faces, ...wanted], 0));
  const knownOf = (tap: Tap, i: number) =>
    slice(known[tap], [{ axis: 0, start: i * BATCH, end: (i + 1) * BATCH }]);
  const placesAt = (tap: Tap) => averagePool(masks, stepOf(tap));
  const texture = TEXTURE.map(({ tap, reach }) =>
    nearPatchLoss(
      found[tap],
      wanted.map((_, i) => knownOf(tap, i + 1)),
      { side: SIDE, reach, places: placesAt(tap) },
    ),
  ).reduce((sum, each) => add(sum, each));
  const content = contentLoss(found[CONTENT], knownOf(CONTENT, 0), { places: placesAt(CONTENT) });
  const tones = (value: Value) => averagePool(value, TONES);
  const light = reduceMean(square(sub(tones(made), tones(wanted[0] ?? faces))));
  return {
    content: mul(content, balance.content),
    texture: mul(texture, balance.texture),
    light: mul(light, balance.light),
    smoothness: mul(totalVariation(made, undefined, masks), balance.smoothness / BATCH),
  };
}
