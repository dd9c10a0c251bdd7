import type { Planes } from '../../image/pixels.ts';
import { resizeChannels } from '../../image/resample.ts';
import { film } from './blend.ts';
import type { ColourTransfer } from './colour-transfer.ts';
import type { FaceIn } from './face-in.ts';
import { faceMask } from './face-mask.ts';
import { withPart } from './face-parts.ts';
import { betweenEyes, outlineOf } from './frontal.ts';
import { darkGlassesOf } from './glasses.ts';
import { withGrainOf } from './grain.ts';
import { keepGrain } from './keep-grain.ts';
import { grownTo, lookAt, shrunk } from './look.ts';
import { held, matchColours } from './match.ts';
import { movedOnto } from './mesh.ts';
import { insidePolygon } from './polygon.ts';
import { shapeBetween } from './shape.ts';
import { toned, toneGain } from './tones.ts';

/** How a face takes after the photo that it is laid into; each amount 0…1. */
export interface Matching {
  /** How much of the photo's pose and expression it has: less is the person's own. */
  readonly expression: number;
  /** How much the light falls on it as it does in the photo. */
  readonly light: number;
  readonly colours: ColourTransfer;
  /** How much of the photo's colours it takes. */
  readonly colourAmount: number;
}

/** All of the photo's. */
export const matchingWhole: Matching = { expression: 1, light: 1, colours: 'mkl', colourAmount: 1 };

/** Light and shade are what is wider than so much of the distance between the eyes. */
const SHADE = 0.25;
/** What a place counts that isn't skin in both. */
const LEAST = 0.1;

/** Averaged over so much of the distance between the eyes, along the rim. */
const SOFT = 0.06;
/** Grain and pores are what is finer than so much of it. */
const GRAIN = 0.015;

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

/** A person's face, and those whose eyes or mouth are taken in place of its own. */
export interface PersonIn extends FaceIn {
  readonly eyes?: FaceIn;
  readonly mouth?: FaceIn;
}

/** A person's face in the place, the light and the colours of the photo's. */
export function dress(photo: FaceIn, person: PersonIn, matching: Matching): Planes {
  let face = dressWhole(photo, person, matching);
  for (const part of ['eyes', 'mouth'] as const) {
    const other = person[part];
    if (!other) continue;
    const landmarks = shapeBetween(photo.landmarks, other.landmarks, matching.expression);
    face = withPart(face, dressWhole(photo, other, matching), part, landmarks);
  }
  return face;
}

function dressWhole(photo: FaceIn, person: FaceIn, matching: Matching): Planes {
  const { planes } = photo;
  const landmarks = shapeBetween(photo.landmarks, person.landmarks, matching.expression);
  const moved = movedOnto(person, { planes, landmarks });
  const small = shrunk(planes, photo.landmarks);
  const other = shrunk(moved, landmarks, small.planes);
  const [own, theirs] = [lookAt(small).skin, lookAt(other).skin];
  const inside = insidePolygon(outlineOf(small.landmarks), small.planes.width, small.planes.height);
  const glasses = darkGlassesOf(small);
  const bare = (at: number) => (glasses ? 1 - glasses[at]! : 1);
  const share = inside.map((value, at) => value * bare(at) * Math.min(own[at]!, theirs[at]!));
  const coloured = matchColours(other.planes, small.planes, share, matching);
  // Where too much or too little light hides what is skin, the tones there are better than those from beside.
  const even = share.map((value, at) => Math.max(value, LEAST * inside[at]! * bare(at)));
  const soft = Math.max(1, Math.round(SHADE * betweenEyes(small.landmarks)));
  const gain = toneGain(small.planes, coloured(other.planes), even, soft);
  return held(toned(coloured(moved), grownTo(gain, 3, small.planes, moved), matching.light));
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
  const grain = Math.max(1, Math.round(GRAIN * betweenEyes(photo.landmarks)));
  const { width, height, data } = keepGrain(
    photo.planes,
    withGrainOf(photo.planes, face, mask, seed),
    mask,
    grain,
  );
  return { width, height, data: data.map((value, p) => value + added[p]!) };
}

function within(shares: Float32Array): Float32Array {
  return shares.map((value) => Math.min(1, Math.max(0, value)));
}
