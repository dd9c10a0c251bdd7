import type { Planes } from '../../image/pixels.ts';
import { encode, input } from '../graph/index.ts';
import { identityNetwork } from '../networks/identity.ts';
import type { LearntFace } from '../networks/learnt-face.ts';
import { fixed } from '../networks/weights.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { inverse } from './affine.ts';
import { resampled, toAligned } from './aligned.ts';
import type { FaceIn } from './face-in.ts';

/** Bytes that the network takes for each pixel of a face, roughly. */
const BYTES_PER_PIXEL = 1000;

/**
 * The photo's face with the features of the person that a network was trained for. What is finer than its pixels is that
 * of the person's photo that suits best.
 * @param dressed that photo's face in the place, the light and the colours of the photo.
 * @returns as large as the photo's part.
 */
export async function networkFace(
  runtime: Runtime,
  { size, weights }: LearntFace,
  { planes, landmarks }: FaceIn,
  dressed: Planes,
): Promise<Planes> {
  const map = toAligned(landmarks, size);
  const square = { width: size, height: size };
  const faces = input('faces', [1, 3, size, size]);
  const model = encode({ made: identityNetwork(fixed(weights), size, faces) });
  const session = await runtime.open(model, BYTES_PER_PIXEL * size * size);
  try {
    const { data } = resampled(planes, map, square);
    const { made } = await session.run({ faces: { data, dims: faces.shape } });
    if (!made) throw new Error('The network made no face.');
    const coarse = resampled(dressed, map, square).data;
    const change = { ...square, data: made.map((value, i) => value - coarse[i]!) };
    const more = resampled(change, inverse(map), planes).data;
    return { ...planes, data: dressed.data.map((value, i) => value + more[i]!) };
  } finally {
    await session.release();
  }
}
