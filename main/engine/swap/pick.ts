import { rank, type Candidate } from './choose.ts';
import { expressionsApart } from './expression.ts';
import { inMirror, type FaceIn } from './face-in.ts';
import type { FacePart } from './face-parts.ts';
import { betweenEyes } from './frontal.ts';
import { lookAt, shrunk } from './look.ts';
import { bentOnto, movedOnto } from './mesh.ts';
import { eyesThatDiffer, mouthsApart, opennessInMirror, opennessOf, type Openness } from './openness.ts';

/** Those nearest by landmarks that are looked at; the others are too far off in pose. */
const LOOKED_AT = 24;
/** What eyes and mouth that look quite unlike count, beside how far landmarks are off and the face is bent. */
const UNLIKE = 0.4;
/** What an eye counts that is shut in one of the two; and something that lies before the lower face. */
const SHUT = 0.08;
const COVERED = 0.5;
/** What each doubling of a face counts that has too few pixels. */
const COARSE = 0.2;
/** For eyes or a mouth alone, pose counts less, and how they look and how open they are more. */
const POSE = 0.5;
const LOOK = 0.6;
const OPEN = { eye: 1, mouth: 0.6 };
/** A part is taken from another photo if it suits better there by so much. */
const BETTER = 0.15;

/** A face of a person that may be laid over the photo's. */
export interface PersonFace {
  /** No larger than it has to be to be looked at. */
  readonly small: FaceIn;
  readonly openness: Openness;
  /** Whether something lies before the lower face. */
  readonly covered: boolean;
  /** Pixels between the eyes in the photo. */
  readonly unit: number;
}

/** A person's photo for a face. */
export interface Suited<F extends PersonFace = PersonFace> extends Candidate {
  readonly face: F;
  /** What the whole face, the eyes alone, and the mouth alone are off by. */
  readonly eyes: number;
  readonly mouth: number;
  /** Whether eyes are shut that are in the photo, and the mouth is about as open. */
  readonly sameEyes: boolean;
  readonly sameMouth: boolean;
}

/** A person's photos by how near pose and expression are to the photo's, the nearest first; each as it is and in the mirror. */
export function pick<F extends PersonFace>(photo: FaceIn, person: readonly F[]): Suited<F>[] {
  const small = shrunk(photo.planes, photo.landmarks);
  const wanted = betweenEyes(photo.landmarks);
  const own = opennessOf(small, lookAt(small).skin);
  const candidates = rank(
    small.landmarks,
    person.map(({ small: { landmarks } }) => landmarks),
  );
  const suited = candidates.slice(0, LOOKED_AT).map((candidate): Suited<F> => {
    const one = person[candidate.photo]!;
    const { openness, covered, unit } = one;
    const face = turned(one.small, candidate);
    const theirs = candidate.mirrored ? opennessInMirror(openness) : openness;
    const planes = movedOnto(face, small);
    const unlike = expressionsApart(small, { planes, landmarks: small.landmarks });
    const [shut, opened] = [eyesThatDiffer(own, theirs), mouthsApart(own, theirs)];
    const coarse = COARSE * Math.max(0, Math.log2(wanted / unit));
    const pose = candidate.distance + bentOnto(face.landmarks, small.landmarks) + coarse;
    const hidden = covered ? COVERED : 0;
    return {
      ...{ ...candidate, face: one },
      distance: pose + (UNLIKE * (2 * unlike.eyes + unlike.mouth)) / 3 + SHUT * shut + hidden,
      eyes: POSE * pose + LOOK * unlike.eyes + OPEN.eye * shut,
      mouth: POSE * pose + LOOK * unlike.mouth + (opened < 1 ? 0 : OPEN.mouth * opened) + hidden,
      ...{ sameEyes: shut === 0, sameMouth: opened < 1 && !covered },
    };
  });
  return suited.sort((one, other) => one.distance - other.distance);
}

/** Of each photo what is nearer, as it is or in the mirror. */
export function onePerPhoto<F extends PersonFace>(suited: readonly Suited<F>[]): Suited<F>[] {
  return suited.filter(({ photo }, i) => suited.findIndex((other) => other.photo === photo) === i);
}

/** Whether a part of a photo is as open as it is wanted. */
export const sameOf = { eyes: 'sameEyes', mouth: 'sameMouth' } as const;

/** The photo whose eyes or mouth are to be taken in place of those of the one that is taken whole; null where its own suit. */
export function sourceOf<F extends PersonFace>(
  part: FacePart,
  whole: Suited<F>,
  others: readonly Suited<F>[],
): Suited<F> | null {
  const best = others.reduce((one, other) => (other[part] < one[part] ? other : one), whole);
  return best[part] < whole[part] - BETTER ? best : null;
}

/** The face that a candidate stands for. */
export function turned(face: FaceIn, { mirrored }: Candidate): FaceIn {
  return mirrored ? inMirror(face) : face;
}
