import type { Planes } from '../../image/pixels.ts';
import { resizeChannels } from '../../image/resample.ts';
import { fitAffine } from './affine.ts';
import { film } from './blend.ts';
import type { FaceIn } from './face-in.ts';
import { faceMask } from './face-mask.ts';
import { betweenEyes, frontal, outlineOf } from './frontal.ts';
import { darkGlassesOf } from './glasses.ts';
import { withGrainOf } from './grain.ts';
import { gainBetween, relit } from './light.ts';
import { grownTo, lookAt, shrunk } from './look.ts';
import { matchColours, type Colours } from './match.ts';
import { movedOnto } from './mesh.ts';
import { insidePolygon } from './polygon.ts';

/** How a face takes after the photo that it is laid into. */
export interface Matching {
  /** Whether the light falls on it as it does in the photo. */
  readonly light: boolean;
  readonly colours: Colours;
}

/** Averaged over so much of the distance between the eyes, along the rim. */
const SOFT = 0.06;

/**
 * How much of each pixel of a photo the faces of a person are to cover, 0…1, whichever of them is laid over it.
 * @param person faces, no larger than they have to be to be looked at.
 */
export function coverOf({ planes, landmarks }: FaceIn, person: readonly FaceIn[]): Float32Array {
  const small = shrunk(planes, landmarks);
  const own = lookAt(small).skin;
  const theirs = person.map(
    (face) => lookAt({ planes: movedOnto(face, small), landmarks: small.landmarks }).skin,
  );
  const all = own.map((_, at) => Math.min(...theirs.map((skin) => skin[at]!)));
  const mask = faceMask({ photo: small.planes, landmarks: small.landmarks, own, theirs: all });
  const glasses = darkGlassesOf(small);
  const bare = glasses ? mask.map((share, at) => share * (1 - glasses[at]!)) : mask;
  return within(grownTo(bare, 1, small.planes, planes));
}

/** A person's face in the place, the light and the colours of the photo's. */
export function dress(photo: FaceIn, person: FaceIn, { light, colours }: Matching): Planes {
  const { planes, landmarks } = photo;
  const moved = movedOnto(person, photo);
  const [small, other] = [shrunk(planes, landmarks), shrunk(moved, landmarks)];
  const [own, theirs] = [lookAt(small), lookAt(other)];
  const inside = insidePolygon(outlineOf(small.landmarks), small.planes.width, small.planes.height);
  const glasses = darkGlassesOf(small);
  const bare = (at: number) => (glasses ? 1 - glasses[at]! : 1);
  const share = inside.map((value, at) => value * bare(at) * Math.min(own.skin[at]!, theirs.skin[at]!));
  const toFrontal = fitAffine(small.landmarks, frontal);
  const gain = light ? gainBetween(theirs.light, own.light, toFrontal, small.planes) : null;
  const lit = (face: Planes) => (gain ? relit(face, grownTo(gain, 3, small.planes, face)) : face);
  return matchColours(lit(other.planes), small.planes, share, colours)(lit(moved));
}

/**
 * Such a face as it meets the photo at the mask's rim: the difference between both along it is spread over the face, and
 * it is made as grainy. To be laid over the photo by the mask.
 * @param mask how much it covers of each pixel, 0…1.
 */
export function meeting(photo: FaceIn, face: Planes, mask: Float32Array, seed: number): Planes {
  const [small, other] = [shrunk(photo.planes, photo.landmarks), shrunk(face, photo.landmarks)];
  const share = within(
    resizeChannels(mask, 1, face.width, face.height, small.planes.width, small.planes.height),
  );
  const soft = Math.max(1, Math.round(SOFT * betweenEyes(small.landmarks)));
  const added = grownTo(film(small.planes, other.planes, share, soft), 3, small.planes, face);
  const { width, height, data } = withGrainOf(photo.planes, face, mask, seed);
  return { width, height, data: data.map((value, p) => value + added[p]!) };
}

function within(shares: Float32Array): Float32Array {
  return shares.map((value) => Math.min(1, Math.max(0, value)));
}
