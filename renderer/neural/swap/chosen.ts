import type { Face } from '../../../preload/contract/index.ts';
import { intersect, isEmpty } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';

/** A face that was found in the picture. */
export interface FoundFace {
  /** From 1, the largest. */
  readonly number: number;
  /** In pixels of the picture. */
  readonly box: Rect;
  /** What is in the way of a good result. */
  readonly trouble: 'none' | 'profile' | 'cut' | 'small';
}

/** A chosen place has at least so much in common with the box of the face it means, as the tool has it. */
const same = 0.3;

/** The face that a choice means; null where it is none of the picture's. */
function meantBy(choice: Face, found: readonly FoundFace[]): FoundFace | null {
  if ('number' in choice) return found.find(({ number }) => number === choice.number) ?? null;
  const shares = found.map((face) => ({ face, share: overlap(face.box, choice) }));
  const [nearest] = shares.sort((one, other) => other.share - one.share);
  return nearest && nearest.share >= same ? nearest.face : null;
}

/** The numbers of the faces that are replaced: those chosen, or the largest where none is. */
export function meantFaces(found: readonly FoundFace[], chosen: readonly Face[]): ReadonlySet<number> {
  const meant = chosen.length > 0 ? chosen.map((choice) => meantBy(choice, found)) : found.slice(0, 1);
  return new Set(meant.flatMap((face) => (face ? [face.number] : [])));
}

/**
 * The choice with a face taken in or let go; the last one stays. It says where the faces are: their numbers may be others
 * once the picture has changed.
 */
export function toggled(
  found: readonly FoundFace[],
  chosen: readonly Face[],
  number: number,
): readonly Face[] {
  const meant = meantFaces(found, chosen);
  if (meant.has(number) && meant.size === 1) return chosen;
  return found
    .filter((face) => meant.has(face.number) !== (face.number === number))
    .map(({ box: { x, y, width, height } }) => ({ x, y, width, height }));
}

/** The choice without what is no face of a picture that has some: it was made in another one. */
export function stillThere(found: readonly FoundFace[], chosen: readonly Face[]): readonly Face[] {
  return found.length === 0 ? chosen : chosen.filter((choice) => meantBy(choice, found) !== null);
}

/** What two rectangles have in common, as a share of what they cover together. */
function overlap(one: Rect, other: Rect): number {
  const common = intersect(one, other);
  if (isEmpty(common)) return 0;
  const shared = common.width * common.height;
  return shared / (one.width * one.height + other.width * other.height - shared);
}
