import { crop } from '../../image/crop.ts';
import type { Pixels } from '../../image/pixels.ts';
import { toPlanes } from '../../image/planes.ts';
import type { Region } from '../optimise/region.ts';
import type { Points } from './affine.ts';
import type { FaceIn } from './face-in.ts';
import { meshPoints } from './frontal.ts';

/** The part of a photo that a face and what is carried along beside it take. */
export function regionOf(
  landmarks: Points,
  { width, height }: { readonly width: number; readonly height: number },
): Region {
  const points = meshPoints(landmarks);
  const [xs, ys] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    left: within(Math.floor(Math.min(...xs)), width - 1),
    top: within(Math.floor(Math.min(...ys)), height - 1),
    right: within(Math.ceil(Math.max(...xs)), width),
    bottom: within(Math.ceil(Math.max(...ys)), height),
  };
}

/** A face cut out of a photo. */
export function cutFace(photo: Pixels, landmarks: Points, { left, top, right, bottom }: Region): FaceIn {
  return {
    planes: toPlanes(crop(photo, left, top, right - left, bottom - top)),
    landmarks: Float32Array.from(landmarks, (value, i) => value - (i % 2 === 0 ? left : top)),
  };
}
