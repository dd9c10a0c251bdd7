import { rank, type Candidate } from './choose.ts';
import { expressionsApart } from './expression.ts';
import { inMirror, type FaceIn } from './face-in.ts';
import { shrunk } from './look.ts';
import { bentOnto, movedOnto } from './mesh.ts';

/** Those nearest by landmarks that are looked at; the others are too far off in pose. */
const LOOKED_AT = 24;
/** What an eye or a mouth that looks quite unlike counts, beside how far landmarks are off and the face is bent. */
const UNLIKE = 0.5;

/**
 * A person's photos by how near pose and expression are to the photo's, the nearest first; each as it is or in the
 * mirror, whichever is nearer.
 * @param person their faces, no larger than they have to be to be looked at.
 */
export function pick(photo: FaceIn, person: readonly FaceIn[]): Candidate[] {
  const small = shrunk(photo.planes, photo.landmarks);
  const candidates = rank(
    small.landmarks,
    person.map(({ landmarks }) => landmarks),
  );
  const ordered = candidates
    .slice(0, LOOKED_AT)
    .map((candidate) => {
      const face = turned(person[candidate.photo]!, candidate);
      const planes = movedOnto(face, small);
      const unlike = expressionsApart(small, { planes, landmarks: small.landmarks });
      const bent = bentOnto(face.landmarks, small.landmarks);
      return { ...candidate, distance: candidate.distance + bent + UNLIKE * unlike };
    })
    .sort((one, other) => one.distance - other.distance);
  return ordered.filter(({ photo }, i) => ordered.findIndex((other) => other.photo === photo) === i);
}

/** The face that a candidate stands for. */
export function turned(face: FaceIn, { mirrored }: Candidate): FaceIn {
  return mirrored ? inMirror(face) : face;
}
