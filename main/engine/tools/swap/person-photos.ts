import { explain } from '../../../errors/explain.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import type { Face } from '../../faces/face.ts';
import { facesIn } from '../../faces/find.ts';
import type { FaceNetworks } from '../../faces/networks.ts';
import { detectorSide } from '../../networks/face-detector.ts';
import { note, type Say } from '../../notes.ts';
import { fitWithin } from '../../optimise/levels.ts';
import { cutFace, regionOf } from '../../swap/around.ts';
import type { FaceIn } from '../../swap/face-in.ts';
import { shrunk } from '../../swap/look.ts';
import { samePerson } from '../../swap/same-person.ts';
import { troubleWith } from '../../swap/trouble.ts';
import type { GivenFolder } from '../inputs.ts';
import { readPhotos } from '../photos-read.ts';

/** The longer side in which a person is looked for: what the detector is done with in one look. */
const LOOKED_AT = 2 * detectorSide - 1;

/** A photo of the person. */
export interface PersonPhoto {
  readonly name: string;
  /** Of the photo in its own size. */
  readonly landmarks: Float32Array;
  readonly descriptor: ArrayLike<number>;
  /** The face, no larger than it has to be to be compared. */
  readonly small: FaceIn;
  readonly open: () => Promise<FaceIn>;
}

/**
 * The photos of a folder that show its person, yielding before each how many were looked at. They are opened one at a
 * time; of each only the small face is kept. What can't be read is told of and left out.
 * @throws UserError no-person-face where none shows a face that can be used; where none can be read, why the first can't.
 */
export async function* personPhotos(
  { name, photos }: GivenFolder,
  networks: FaceNetworks,
  say: Say,
): AsyncGenerator<number, PersonPhoto[], void> {
  const seen: (readonly UsableFace[])[] = [];
  const look = lookIn(networks);
  for (const [done, photo] of photos.entries()) {
    yield done;
    seen.push(await look.at(photo));
  }
  look.photos.check();
  look.photos.tell(say);
  const which = samePerson(seen.map((faces) => faces.map(({ face: { descriptor } }) => descriptor)));
  const usable = photos.flatMap((photo, at): PersonPhoto[] => {
    const found = seen[at]?.[which[at] ?? -1];
    if (!found) return [];
    const { small } = found;
    const { landmarks, descriptor } = found.face;
    const open = async () => {
      const pixels = await photo.open();
      return cutFace(pixels, landmarks, regionOf(landmarks, pixels));
    };
    return [{ name: photo.name, landmarks, descriptor, small, open }];
  });
  const { count } = look.photos;
  if (usable.length === 0) throw explain('no-person-face', { person: name, count });
  const left = count - usable.length;
  if (left > 0) say(note('swap-left-out', { left, count }));
  if (usable.length === 1) say(note('swap-one-photo', { person: name }));
  return usable;
}

/** A face that isn't seen from the side, cut off or tiny. */
export interface UsableFace {
  /** In pixels of the photo. */
  readonly face: Face;
  /** No larger than it has to be to be compared. */
  readonly small: FaceIn;
}

/** Looks for faces that can be used in one photo after the other, and goes on after those that can't be read. */
export function lookIn(networks: FaceNetworks) {
  const photos = readPhotos();
  return {
    photos,
    at: async (photo: GivenFolder['photos'][number]): Promise<readonly UsableFace[]> => {
      const pixels = await photos.open(photo);
      return pixels ? usableIn(networks, pixels) : [];
    },
  };
}

/** The faces of a photo that can be used, the largest first. */
export async function usableIn(networks: FaceNetworks, photo: Pixels): Promise<readonly UsableFace[]> {
  const found = (await findIn(networks, photo)).filter(({ landmarks }) => isUsable(landmarks, photo));
  return found.map((face) => {
    const { planes, landmarks } = cutFace(photo, face.landmarks, regionOf(face.landmarks, photo));
    return { face, small: shrunk(planes, landmarks) };
  });
}

/** Neither from the side nor cut off nor tiny. */
function isUsable(landmarks: Float32Array, photo: Pixels): boolean {
  return troubleWith(landmarks, photo) === 'none';
}

/** Faces in pixels of the photo, as they are found in one that is no larger than has to be. */
async function findIn(networks: FaceNetworks, photo: Pixels): Promise<readonly Face[]> {
  const { width, height } = fitWithin(photo.width, photo.height, LOOKED_AT);
  const [across, down] = [photo.width / width, photo.height / height];
  const found = await facesIn(networks, await resizePixels(photo, width, height));
  return found.map((face) => ({
    ...face,
    box: {
      ...{ x: face.box.x * across, y: face.box.y * down },
      ...{ width: face.box.width * across, height: face.box.height * down },
    },
    landmarks: face.landmarks.map((value, i) => value * (i % 2 === 0 ? across : down)),
  }));
}
