import { mirrored } from '../faces/mirror.ts';
import { applyTo, fitSimilarity, type Points } from './affine.ts';
import { betweenEyes, pointsOf } from './frontal.ts';

/** A mirror image is second choice: nobody's face is quite even. */
const MIRROR = 0.01;

/** How much a difference in how far an eye or the mouth is open counts: small ones change a face most. */
const OPENING = 0.7;

/** A photo of a person and how far its face is from the one wanted, in distances between the eyes. */
export interface Candidate {
  readonly photo: number;
  readonly mirrored: boolean;
  readonly distance: number;
}

/** Landmarks of the face in a mirror, about a picture's middle. */
export function mirrorLandmarks(landmarks: Points, width: number): Float32Array {
  return Float32Array.from(landmarks, (_, i) => {
    const from = 2 * mirrored[i >> 1]!;
    return i % 2 === 0 ? width - landmarks[from]! : landmarks[from + 1]!;
  });
}

/**
 * Photos of a person by how near their expression and pose are, the nearest first: the root mean square distance of
 * landmarks that are laid over each other by a similarity, and how differently eyes and mouth are open. What sets two
 * people apart is much the same for all photos.
 */
export function rank(wanted: Points, photos: readonly Points[]): Candidate[] {
  const unit = betweenEyes(wanted);
  return photos
    .flatMap((landmarks, photo): Candidate[] => [
      { photo, mirrored: false, distance: distance(wanted, landmarks) / unit },
      { photo, mirrored: true, distance: distance(wanted, mirrorLandmarks(landmarks, 0)) / unit + MIRROR },
    ])
    .sort((one, other) => one.distance - other.distance);
}

function distance(wanted: Points, landmarks: Points): number {
  const moved = applyTo(fitSimilarity(landmarks, wanted), landmarks);
  const squares = moved.reduce((sum, value, i) => sum + (value - wanted[i]!) ** 2, 0);
  const [own, theirs] = [openings(wanted), openings(moved)];
  const opened = own.reduce((sum, value, i) => sum + Math.abs(value - theirs[i]!), 0);
  return Math.sqrt((2 * squares) / moved.length) + OPENING * opened;
}

/** From one lid or lip to the other: left eye, right eye, mouth; in the landmarks' units. */
function openings(landmarks: Points): readonly [number, number, number] {
  const eye = (points: Float32Array) => (gap(points, 1, 5) + gap(points, 2, 4)) / 2;
  const [left, right] = [eye(pointsOf(landmarks, 'leftEye')), eye(pointsOf(landmarks, 'rightEye'))];
  return [left, right, gap(pointsOf(landmarks, 'innerMouth'), 2, 6)];
}

function gap(points: Float32Array, one: number, other: number): number {
  return Math.hypot(points[2 * one]! - points[2 * other]!, points[2 * one + 1]! - points[2 * other + 1]!);
}
