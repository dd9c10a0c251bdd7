import { explain } from '../../../errors/explain.ts';
import { crop } from '../../../image/crop.ts';
import type { Pixels, Planes } from '../../../image/pixels.ts';
import type { Face } from '../../faces/face.ts';
import type { LearntFace } from '../../networks/learnt-face.ts';
import { collectNotes, note, type Say } from '../../notes.ts';
import type { Region } from '../../optimise/region.ts';
import { checkFinite } from '../../runtime/checks.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { cutFace, regionOf } from '../../swap/around.ts';
import { between } from '../../swap/between.ts';
import { coverOf, meeting, type PersonIn } from '../../swap/dress.ts';
import type { FaceIn } from '../../swap/face-in.ts';
import type { FacePart } from '../../swap/face-parts.ts';
import { betweenEyes } from '../../swap/frontal.ts';
import { darkGlassesOf } from '../../swap/glasses.ts';
import { leavingOut, type Kept } from '../../swap/keep.ts';
import { shrunk } from '../../swap/look.ts';
import { personFaces } from '../../swap/person-faces.ts';
import {
  onePerPhoto,
  pick,
  sameOf,
  sourceOf,
  turned,
  type PersonFace,
  type Suited,
} from '../../swap/pick.ts';
import type { GivenMask, GivenPicture } from '../inputs.ts';
import { cutMask } from '../part-mask.ts';
import { previewer } from '../part-preview.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import type { SwapParameters } from './definition.ts';
import { methods } from './methods.ts';
import { partOf, regionOfAll, type Made } from './part.ts';
import type { PersonPhoto } from './person-photos.ts';

/** A photo's own eyes and mouth may stay while at least so much of its expression is wanted. */
const OWN = 0.5;

/** What is swapped, once all faces are found. */
export interface Found {
  readonly image: GivenPicture;
  /** The faces of the photo that are to be replaced. */
  readonly faces: readonly Face[];
  readonly person: readonly PersonPhoto[];
  /** What the person marked to be covered. */
  readonly mask: GivenMask | null;
  /** The person's face as a network has learnt it, where the method goes by one. */
  readonly learnt: LearntFace | null;
}

/** A face of the photo that is to be replaced. */
interface Asked {
  readonly region: Region;
  readonly photo: FaceIn;
  /** How much of each of its pixels is to be covered, 0…1. */
  readonly mask: Float32Array;
  /** The person's photos, the most suitable first. */
  readonly picked: readonly Suited<Known>[];
  /** The same with each once more in the mirror, for eyes and mouths. */
  readonly parts: readonly Suited<Known>[];
  readonly kept: Kept;
}

/** A photo of the person with what tells whether it suits. */
type Known = PersonPhoto & PersonFace;

/**
 * Lays the person's features over each of the faces, as often as variations are wanted: each after the photo of the person
 * that suits next best. Only what is around a face is looked at, so that the cost follows the faces and not the photo.
 * `fraction` is the share of this work.
 */
export async function* swapFaces(
  found: Found,
  parameters: SwapParameters,
  runtime: Runtime,
  { notes, say } = collectNotes(),
): AsyncGenerator<ToolProgress, ToolResult<'pictures'>, void> {
  const { image, person } = found;
  // Each with a photo of its own.
  const of = Math.min(parameters.variations, person.length);
  if (of < parameters.variations) say(note('swap-fewer', { made: of, wanted: parameters.variations }));
  yield { stage: 'preparing', step: 0, of, fraction: 0 };
  const known = personFaces(person.map((photo) => ({ ...photo, unit: betweenEyes(photo.landmarks) })));
  const asked = found.faces.map((face) => look(face, found, parameters, known, of));
  for (const part of ['eyes', 'mouth'] as const) {
    if (parameters[part] === 'auto' && asked.some(({ kept }) => kept[part])) say(note(`swap-own-${part}`));
  }
  if (!found.mask && asked.some(wearsDarkGlasses)) say(note('swap-glasses'));

  const around = regionOfAll(asked.map(({ region }) => region));
  const pictures: Pixels[] = [];
  let cover: Uint8Array = new Uint8Array(0);
  const result = (): ToolResult<'pictures'> => ({
    ...{ kind: 'pictures', pictures: [...pictures], part: { x: around.left, y: around.top, mask: cover } },
    ...{ measures: {}, notes },
  });
  for (let step = 0; step < of; step++) {
    const faces: Made[] = [];
    for (const [i, one] of asked.entries()) {
      const steps = make(one, step, parameters, found.learnt, runtime, say);
      let made = await steps.next();
      for (; !made.done; made = await steps.next()) {
        const { share, soFar } = made.value;
        yield {
          ...{ stage: 'swapping', step: step + 1, of, fraction: (step + (i + share) / asked.length) / of },
          ...(step > 0 && { partial: { result, continues: null } }),
          ...(soFar && (await shown(image.pixels, around, [...faces, soFar]))),
        };
      }
      faces.push(made.value);
    }
    const part = partOf(image.pixels, around, faces);
    cover = part.cover;
    pictures.push(part.picture);
    yield {
      ...{ stage: 'swapping', step: step + 1, of, fraction: (step + 1) / of },
      ...{ partial: { result, continues: null } },
      ...(await previewer(part)(() => copyOf(part.picture))),
    };
  }
  return result();
}

/** Faces as they are by now, to be looked at. */
function shown(photo: Pixels, around: Region, faces: readonly Made[]) {
  const part = partOf(photo, around, faces);
  return previewer(part)(() => part.picture);
}

function copyOf(picture: Pixels): Pixels {
  return crop(picture, 0, 0, picture.width, picture.height);
}

function look(
  { landmarks }: Face,
  { image, mask }: Found,
  { expression, eyes, mouth }: SwapParameters,
  person: readonly Known[],
  variations: number,
): Asked {
  const region = regionOf(landmarks, image.pixels);
  const photo = cutFace(image.pixels, landmarks, region);
  const parts = pick(photo, person);
  const picked = onePerPhoto(parts);
  const cover = mask
    ? givenCover(mask, region, image)
    : coverOf(
        photo,
        picked.slice(0, variations).map((one) => turned(one.face.small, one)),
      );
  const isMissing = (part: FacePart, source: SwapParameters[FacePart]) =>
    source === 'auto' && expression >= OWN && !parts.some((one) => one[sameOf[part]]);
  const isMouthKept = mouth === 'photo' || isMissing('mouth', mouth);
  // Somebody is hardly known any more without both.
  const areEyesKept = eyes === 'photo' || (!isMouthKept && isMissing('eyes', eyes));
  const kept = { eyes: areEyesKept, mouth: isMouthKept };
  const left = leavingOut(cover, photo.landmarks, photo.planes, kept);
  return { region, photo, picked, parts, kept, mask: left };
}

function wearsDarkGlasses({ photo }: Asked): boolean {
  return darkGlassesOf(shrunk(photo.planes, photo.landmarks)) !== null;
}

/** The face for a variation, by the photo that suits so well and, where the method takes more, those that suit best. */
async function* make(
  { region, photo, mask, picked, parts, kept }: Asked,
  variation: number,
  { method, identity, seed, ...matching }: SwapParameters,
  learnt: LearntFace | null,
  runtime: Runtime,
  say: Say,
): AsyncGenerator<{ readonly share: number; readonly soFar?: Made }, Made, void> {
  const { photos, make: makeFace } = methods[method];
  const own = picked[variation];
  if (!own) throw new Error('Each variation has a photo of its own.');
  const others = picked.filter((one) => one !== own).slice(0, photos - 1);
  const open = async (one: Suited<Known>) => turned(await one.face.open(), one);
  const best: PersonIn = { ...(await open(own)), ...(await partsFor(own, parts, kept, open)) };
  const person = [best, ...(await Promise.all(others.map(open)))] as const;
  const met = (face: Planes): Made => {
    checkFinite(face.data, runtime.device.label);
    const mixed = between(photo.planes, face, identity);
    return { region, mask, face: meeting(photo, mixed, mask, (seed + variation) % 2 ** 32) };
  };
  const steps = makeFace({ photo, person, mask, matching, learnt, runtime, say });
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) {
    const { share, face } = next.value;
    yield { share, ...(face && { soFar: met(face) }) };
  }
  return met(next.value);
}

/** Faces whose eyes or mouth suit better than those of the one that is taken whole. */
async function partsFor(
  whole: Suited<Known>,
  all: readonly Suited<Known>[],
  kept: Kept,
  open: (one: Suited<Known>) => Promise<FaceIn>,
): Promise<Pick<PersonIn, FacePart>> {
  const of = async (part: FacePart) => {
    const source = kept[part] ? null : sourceOf(part, whole, all);
    return source && { [part]: await open(source) };
  };
  return { ...(await of('eyes')), ...(await of('mouth')) };
}

/** What the person marked, as a share. @throws UserError mask-misses-face where that is nothing of the face. */
function givenCover({ data, width }: GivenMask, region: Region, { name }: GivenPicture): Float32Array {
  const cover = Float32Array.from(cutMask(data, width, region), (value) => value / 255);
  if (cover.every((share) => share === 0)) throw explain('mask-misses-face', { name });
  return cover;
}
