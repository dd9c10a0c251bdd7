import type { SmallPicture } from '../../preload/contract/index.ts';
import type { Rect } from '../../preload/contract/rect.ts';
import { convertByProfiles } from '../image/convert.ts';
import { crop } from '../image/crop.ts';
import type { Pixels } from '../image/pixels.ts';
import { toPlanes } from '../image/planes.ts';
import { resize, resizeChannels } from '../image/resample.ts';
import { encode, input } from './graph/index.ts';
import { loadWeights } from './networks/load.ts';
import { selfie, selfieSide } from './networks/selfie.ts';
import { blobsOf, isCut, isSure, lookAround, surroundings } from './people-blobs.ts';
import type { Runtime } from './runtime/runtime.ts';

/** Memory that a run takes beside the model. */
const workingBytes = 64e6;

/** What the network says of a picture, stretched to the square that it was trained on: shares, 0…1, row by row. */
export type Network = (picture: Pixels) => Promise<Float32Array>;

/** How much of each pixel is a person, 0…255; null where there is nobody. */
export async function findPeople(runtime: Runtime, seen: SmallPicture): Promise<Uint8Array | null> {
  const { width, height, data, profile } = seen;
  const weights = await loadWeights(runtime, 'selfie');
  const picture = input('picture', [1, 3, selfieSide, selfieSide]);
  const session = await runtime.open(encode({ people: selfie(weights, picture) }), workingBytes);
  try {
    const look: Network = async (part) => {
      const square = resize(toPlanes(part), selfieSide, selfieSide).data;
      const { people } = await session.run({ picture: { data: square, dims: picture.shape } });
      if (!people) throw new Error('The network gave no picture of people.');
      return people;
    };
    return await peopleIn(convertByProfiles({ depth: 8, width, height, data }, profile, undefined), look);
  } finally {
    await session.release();
  }
}

/**
 * Looks at the whole picture, and then at each blob that may be somebody from near, where those who are small show their
 * outline. What is doubtful from near is nobody.
 */
export async function peopleIn(picture: Pixels, look: Network): Promise<Uint8Array | null> {
  const { width, height } = picture;
  let people: Uint8Array | null = null;
  for (const blob of blobsOf(await look(picture), selfieSide)) {
    const found = await lookFromNear(picture, look, blob);
    if (!found) continue;
    const { shares, near } = found;
    people ??= new Uint8Array(width * height);
    const full = resizeChannels(shares, 1, selfieSide, selfieSide, near.width, near.height);
    for (const [at, share] of full.entries()) {
      const to = (near.y + Math.floor(at / near.width)) * width + near.x + (at % near.width);
      people[to] = Math.max(people[to] ?? 0, Math.round(255 * Math.min(1, Math.max(0, share))));
    }
  }
  return people;
}

/** Somebody whole, if that can be had, else the part that is seen; null where it is nobody. */
async function lookFromNear(picture: Pixels, look: Network, blob: Rect) {
  let found: { readonly shares: Float32Array; readonly near: Rect } | null = null;
  for (const around of surroundings) {
    const near = lookAround(blob, selfieSide, picture, around);
    const shares = await look(crop(picture, near.x, near.y, near.width, near.height));
    if (isSure(shares)) found = { shares, near };
    if (!isCut(shares, selfieSide, near, picture)) break;
  }
  return found;
}
