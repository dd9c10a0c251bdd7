import { descriptorSide } from '../networks/face-descriptor.ts';
import type { Descriptor, Landmarks } from './face.ts';
import type { FaceNetworks } from './networks.ts';
import { distance, eyesAndMouth, rollOf } from './points.ts';
import { cutSquare, fromSquare, type Pyramid, type Square } from './pyramid.ts';

/** Who it is, by the face's own pixels. */
export function describe(
  networks: Pick<FaceNetworks, 'describe'>,
  pyramid: Pyramid,
  landmarks: Landmarks,
): Promise<Descriptor> {
  return networks.describe(cutSquare(pyramid, descriptorSquare(landmarks), descriptorSide, 'edge'));
}

/**
 * What the network is to see of a face: face-api's crop (`alignDlib` in FaceLandmarks.ts), with the eyes level. The
 * middle of eyes and mouth lies halfway across and 0.43 down, and it is 0.45 from the eyes to the mouth.
 */
export function descriptorSquare(landmarks: Landmarks): Square {
  const { left, right, mouth } = eyesAndMouth(landmarks);
  const side = (distance(left, mouth) + distance(right, mouth)) / 2 / 0.45;
  const middle = { x: (left.x + right.x + mouth.x) / 3, y: (left.y + right.y + mouth.y) / 3 };
  const angle = rollOf(landmarks);
  const [x, y] = fromSquare({ ...middle, side, angle }, 0.5, 0.5 + 0.5 - 0.43);
  return { x, y, side, angle };
}

/** How far apart two descriptors are: less than about 0.6 for two photos of one person. */
export function descriptorDistance(a: Descriptor, b: Descriptor): number {
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}
