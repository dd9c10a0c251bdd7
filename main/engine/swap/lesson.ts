import type { Planes } from '../../image/pixels.ts';
import { applyTo } from './affine.ts';
import { resampled, toAligned } from './aligned.ts';
import { coverOf, dress, matchingWhole } from './dress.ts';
import type { FaceIn } from './face-in.ts';
import { onePerPhoto, pick, turned, type PersonFace } from './pick.ts';

/** A face to practise on, and what it is to become. */
export interface Lesson {
  /** Aligned, with a margin around it. */
  readonly face: Planes;
  /** Photos of the person in the face's place, light and colours, around which nothing has changed; as large as the face. */
  readonly wanted: readonly [Planes, ...Planes[]];
  /** How much of each pixel is the face, 0…1. */
  readonly mask: Float32Array;
}

/** How many of the person's photos a face is to take after. */
export const photosPerLesson = 2;

/** How much more than the aligned face is kept around it on each side, for lessons to be moved about, as a share of it. */
export const MARGIN = 0.125;

/**
 * What a face teaches: after which photos of the person it is to take, the nearest in pose and expression
 * (Korshunova et al. 2017, section 3.2). They are laid onto the face and take its light and its colours, so that the
 * network learns who it is, and leaves how it is lit; the paper has a network of its own judge the light (eq. 6).
 * @param person their faces, small.
 */
export function lessonOf({ planes, landmarks }: FaceIn, person: readonly PersonFace[], size: number): Lesson {
  const margin = Math.round(MARGIN * size);
  const side = size + 2 * margin;
  const map = toAligned(landmarks, size, margin);
  const face = {
    planes: resampled(planes, map, { width: side, height: side }),
    landmarks: applyTo(map, landmarks),
  };
  const chosen = onePerPhoto(pick(face, person))
    .slice(0, photosPerLesson)
    .map((candidate) => turned(candidate.face.small, candidate));
  const mask = coverOf(face, chosen);
  const [first, ...others] = chosen.map((one) =>
    laidOver(face.planes, dress(face, one, matchingWhole), mask),
  );
  if (!first) throw new Error('There is a photo of the person.');
  const wanted: [Planes, ...Planes[]] = [first, ...others];
  while (wanted.length < photosPerLesson) wanted.push(first);
  return { face: face.planes, wanted, mask };
}

/** One picture over another, by how much it covers of each pixel. */
function laidOver(under: Planes, over: Planes, mask: Float32Array): Planes {
  const { width, height } = under;
  const data = under.data.map((value, p) => value + mask[p % mask.length]! * (over.data[p]! - value));
  return { width, height, data };
}
