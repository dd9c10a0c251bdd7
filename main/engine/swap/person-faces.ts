import { coveredAmong, otherThanSkin } from './covered.ts';
import { lookAt } from './look.ts';
import { opennessOf } from './openness.ts';
import type { PersonFace } from './pick.ts';

/** A person's faces, with what tells whether they suit. */
export function personFaces<F extends Pick<PersonFace, 'small' | 'unit'>>(
  faces: readonly F[],
): (F & PersonFace)[] {
  const seen = faces.map((face) => ({ face, skin: lookAt(face.small).skin }));
  const covered = coveredAmong(seen.map(({ face, skin }) => otherThanSkin(face.small, skin)));
  return seen.map(({ face, skin }, i) => ({
    ...face,
    openness: opennessOf(face.small, skin),
    covered: covered[i] ?? false,
  }));
}
