import { squaredDistance } from '../../image/distance.ts';
import type { Planes } from '../../image/pixels.ts';
import type { Points } from './affine.ts';
import { film } from './blend.ts';
import { betweenEyes } from './frontal.ts';
import { grownTo, lookAt, shrunk } from './look.ts';
import { insidePolygon } from './polygon.ts';

/** What may come from another photo than the rest of a face. */
export type FacePart = 'eyes' | 'mouth';

/** Outlines by landmarks in turn: each eye with its brow, whose expression is one; the lips. */
const OUTLINES: Readonly<Record<FacePart, readonly (readonly number[])[]>> = {
  eyes: [
    [17, 18, 19, 20, 21, 39, 40, 41, 36],
    [22, 23, 24, 25, 26, 45, 46, 47, 42],
  ],
  mouth: [[48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59]],
};
/** All in distances between the eyes. How far around the outline a part is taken whole, and over how much more it fades. */
const AROUND: Readonly<Record<FacePart, number>> = { eyes: 0.15, mouth: 0.08 };
const FADING = 0.14;
/** As far around it, what isn't skin is brows, lids and lips; further out it is hair, or what is behind a face that turns away. */
const OWN = 0.04;
/** Averaged over so much of the distance between the eyes along the rim. */
const SOFT = 0.04;

/** How much of each pixel belongs to a part of a face, 0…1. */
export function partShare(
  part: FacePart,
  landmarks: Points,
  { width, height }: { readonly width: number; readonly height: number },
  around = AROUND[part],
): Float32Array {
  const marks = new Uint8Array(width * height);
  for (const outline of OUTLINES[part]) {
    const corners = outline.flatMap((i) => [landmarks[2 * i]!, landmarks[2 * i + 1]!]);
    insidePolygon(corners, width, height).forEach((share, at) => share > 0 && (marks[at] = 1));
  }
  const unit = betweenEyes(landmarks);
  return Float32Array.from(squaredDistance(marks, width, height), (squared) => {
    const share = Math.min(1, Math.max(0, 1 - (Math.sqrt(squared) / unit - around) / FADING));
    return share * share * (3 - 2 * share);
  });
}

/** A face with a part of another one that lies over it; their tones meet along the part's rim. */
export function withPart(face: Planes, other: Planes, part: FacePart, landmarks: Points): Planes {
  const [under, over] = [shrunk(face, landmarks), shrunk(other, landmarks)];
  const { width, height } = under.planes;
  const soft = Math.max(1, Math.round(SOFT * betweenEyes(under.landmarks)));
  const all = partShare(part, under.landmarks, { width, height });
  const own = partShare(part, under.landmarks, { width, height }, OWN);
  const { skin } = lookAt(over);
  const share = all.map((value, at) => Math.max(own[at]!, value * skin[at]!));
  const added = grownTo(film(under.planes, over.planes, all, soft), 3, under.planes, face);
  const whole = grownTo(share, 1, under.planes, face);
  const plane = whole.length;
  const data = face.data.map((value, p) => value + whole[p % plane]! * (other.data[p]! + added[p]! - value));
  return { width: face.width, height: face.height, data };
}
