import type { SmallPicture } from '../../preload/contract/index.ts';
import { convertByProfiles } from '../image/convert.ts';
import { toPlanes } from '../image/planes.ts';
import { resize, resizeChannels } from '../image/resample.ts';
import { encode, input } from './graph/index.ts';
import { loadWeights } from './networks/load.ts';
import { selfie, selfieSide } from './networks/selfie.ts';
import type { Runtime } from './runtime/runtime.ts';

/** Less than this share of the picture is nobody: specks that the network takes for a person. */
const smallest = 0.003;
/** Memory that a run takes beside the model. */
const workingBytes = 64e6;

/**
 * How much of each pixel is a person, 0…255; null where there is nobody. The network sees the whole picture, stretched
 * to the square that it was trained on.
 */
export async function findPeople(runtime: Runtime, seen: SmallPicture): Promise<Uint8Array | null> {
  const { width, height, data, profile } = seen;
  const planes = toPlanes(convertByProfiles({ depth: 8, width, height, data }, profile, undefined));
  const shares = await sharesOf(runtime, resize(planes, selfieSide, selfieSide).data);
  const inside = shares.reduce((count, share) => count + (share > 0.5 ? 1 : 0), 0);
  if (inside < smallest * shares.length) return null;
  const full = resizeChannels(shares, 1, selfieSide, selfieSide, width, height);
  return Uint8Array.from(full, (share) => Math.round(255 * Math.min(1, Math.max(0, share))));
}

async function sharesOf(runtime: Runtime, data: Float32Array): Promise<Float32Array> {
  const weights = await loadWeights(runtime, 'selfie');
  const picture = input('picture', [1, 3, selfieSide, selfieSide]);
  const session = await runtime.open(encode({ people: selfie(weights, picture) }), workingBytes);
  try {
    const { people } = await session.run({ picture: { data, dims: picture.shape } });
    if (!people) throw new Error('The network gave no picture of people.');
    return people;
  } finally {
    await session.release();
  }
}
