import { landmarksSide } from '../networks/face-landmarks.ts';
import type { Box } from './boxes.ts';
import { landmarkCount, type Landmarks } from './face.ts';
import { mirrored, mirrorPlanes } from './mirror.ts';
import type { FaceNetworks } from './networks.ts';
import { meanDistance, meanOf, rollOf } from './points.ts';
import { cutSquare, fromSquare, type Pyramid, type Square } from './pyramid.ts';

type Network = Pick<FaceNetworks, 'landmarks'>;

/** Landmarks that move less than this, in sizes of the face, have come to rest. */
const atRest = 0.005;
const mostRounds = 3;
/** How much of a face's surroundings is seen, times its landmarks' longer side. */
const around = 1.1;
/** The same, in the looks that the result is the mean of. */
const lastLooks = [1.02, 1.12, 1.25] as const;
/** The landmarks' middle lies this much above the middle of what is seen, in their longer sides. */
const above = 0.02;

export interface Placed {
  readonly landmarks: Landmarks;
  /** How far the looks that the landmarks are the mean of are from it, in sizes of the face. */
  readonly spread: number;
}

/** The 68 landmarks of the face in a box, in pixels of the picture. */
export function placeLandmarks(network: Network, pyramid: Pyramid, box: Box): Promise<Placed> {
  return settle((square, inMirror) => look(network, pyramid, square, inMirror), firstSquare(box));
}

/** Landmarks, in pixels of the picture, as they are found in a square of it, or in its mirror image. */
export type Look = (square: Square, inMirror: boolean) => Promise<Landmarks>;

/**
 * What the network sees is turned upright and sized by the landmarks that it found, until they rest; then they are the mean
 * over three sizes, as they are and in a mirror.
 */
export async function settle(look: Look, first: Square): Promise<Placed> {
  const twice = async (square: Square) => [await look(square, false), await look(square, true)];
  let landmarks = await look(first, false);
  for (let round = 0; round < mostRounds; round += 1) {
    const before = landmarks;
    landmarks = meanOf(await twice(squareAround(landmarks, around)));
    if (meanDistance(before, landmarks) < atRest) break;
  }
  const looks: Landmarks[] = [];
  for (const times of lastLooks) looks.push(...(await twice(squareAround(landmarks, times))));
  const mean = meanOf(looks);
  const spread = looks.reduce((sum, one) => sum + meanDistance(mean, one), 0) / looks.length;
  return { landmarks: mean, spread };
}

/** The detector's boxes reach higher than the landmarks do, and are larger: medians of 68 faces. */
function firstSquare({ x, y, width, height }: Box): Square {
  const side = Math.max(width, height);
  return { x: x + width / 2, y: y + height / 2 + 0.1 * side, side: 0.87 * side, angle: 0 };
}

/** The square around landmarks, upright as the face is, `times` their longer side. */
export function squareAround(landmarks: Landmarks, times: number): Square {
  const angle = rollOf(landmarks);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [across, down]: [number[], number[]] = [[], []];
  for (let i = 0; i < landmarks.length; i += 2) {
    const [x, y] = [landmarks[i] ?? 0, landmarks[i + 1] ?? 0];
    across.push(x * cos + y * sin);
    down.push(y * cos - x * sin);
  }
  const [left, right, top, bottom] = [
    Math.min(...across),
    Math.max(...across),
    Math.min(...down),
    Math.max(...down),
  ];
  const longer = Math.max(right - left, bottom - top);
  const [u, v] = [(left + right) / 2, (top + bottom) / 2 + above * longer];
  return { x: u * cos - v * sin, y: u * sin + v * cos, side: times * longer, angle };
}

async function look(
  network: Network,
  pyramid: Pyramid,
  square: Square,
  inMirror: boolean,
): Promise<Landmarks> {
  const cut = cutSquare(pyramid, square, landmarksSide, 'edge');
  const found = await network.landmarks(inMirror ? mirrorPlanes(cut, landmarksSide) : cut);
  const placed = new Float32Array(2 * landmarkCount);
  for (let i = 0; i < landmarkCount; i += 1) {
    const from = inMirror ? (mirrored[i] ?? i) : i;
    const across = found[2 * from] ?? 0;
    placed.set(fromSquare(square, inMirror ? 1 - across : across, found[2 * from + 1] ?? 0), 2 * i);
  }
  return placed;
}
