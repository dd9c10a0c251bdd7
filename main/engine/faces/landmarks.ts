import { landmarksSide } from '../networks/face-landmarks.ts';
import { landmarkCount, type Landmarks } from './face.ts';
import type { FaceNetworks } from './networks.ts';
import { cutSquare, fromSquare, type Pyramid, type Square } from './pyramid.ts';

/** The 68 landmarks of the face in a square of the picture, in pixels of the picture. */
export async function landmarksIn(
  { landmarks }: Pick<FaceNetworks, 'landmarks'>,
  pyramid: Pyramid,
  square: Square,
): Promise<Landmarks> {
  const found = await landmarks(cutSquare(pyramid, square, landmarksSide));
  const placed = new Float32Array(2 * landmarkCount);
  for (let i = 0; i < landmarkCount; i += 1) {
    placed.set(fromSquare(square, found[2 * i] ?? 0, found[2 * i + 1] ?? 0), 2 * i);
  }
  return placed;
}
