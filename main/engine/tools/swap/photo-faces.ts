import type { Face as Chosen } from '../../../../preload/contract/index.ts';
import { explain } from '../../../errors/explain.ts';
import { overlap, type Box } from '../../faces/boxes.ts';
import type { Face } from '../../faces/face.ts';
import type { GivenPicture } from '../inputs.ts';

/** A box that a person drew or was shown has at least so much in common with that of the face it means. */
const SAME = 0.3;

/**
 * The faces that are meant, each once: by their numbers or where they are; the largest where none is chosen.
 * @param found the largest first, which is the order of their numbers.
 * @throws UserError no-face where there is none at all, face-unknown where there is none of that number or at that place.
 */
export function facesMeant(
  found: readonly Face[],
  chosen: readonly Chosen[],
  { name }: GivenPicture,
): Face[] {
  const [largest] = found;
  if (!largest) throw explain('no-face', { name });
  if (chosen.length === 0) return [largest];
  const meant = chosen.map((one) => {
    if (!('number' in one)) return faceAt(found, one, name);
    const face = found[one.number - 1];
    if (!face) throw explain('face-unknown.number', { name, number: one.number, count: found.length });
    return face;
  });
  return [...new Set(meant)];
}

function faceAt(found: readonly Face[], box: Box, name: string): Face {
  const [nearest] = found
    .map((face) => ({ face, share: overlap(face.box, box) }))
    .sort((one, other) => other.share - one.share);
  if (!nearest || nearest.share < SAME) throw explain('face-unknown.place', { name, count: found.length });
  return nearest.face;
}
