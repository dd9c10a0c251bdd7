import type { Planes } from '../../image/pixels.ts';
import type { Points } from './affine.ts';
import { mirrorLandmarks } from './choose.ts';

/** A face in a part of a photo around it. */
export interface FaceIn {
  readonly planes: Planes;
  /** In pixels of that part. */
  readonly landmarks: Points;
}

export function inMirror({ planes: { width, height, data }, landmarks }: FaceIn): FaceIn {
  const turned = new Float32Array(data.length);
  for (let p = 0; p < data.length; p++) {
    const x = p % width;
    turned[p - x + width - 1 - x] = data[p]!;
  }
  return { planes: { width, height, data: turned }, landmarks: mirrorLandmarks(landmarks, width) };
}
