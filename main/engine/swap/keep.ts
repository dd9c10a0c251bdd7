import { squaredDistance } from '../../image/distance.ts';
import type { Points } from './affine.ts';
import { betweenEyes, pointsOf } from './frontal.ts';
import { insidePolygon } from './polygon.ts';

/** What of the photo's own face stays. */
export interface Kept {
  readonly eyes: boolean;
  readonly mouth: boolean;
}

/** How far around the lids or the lips all stays, and over how much more that fades, in distances between the eyes. */
const AROUND = 0.07;
const FADING = 0.12;

/** A mask without the eyes or the mouth. */
export function leavingOut(
  mask: Float32Array,
  landmarks: Points,
  { width, height }: { readonly width: number; readonly height: number },
  { eyes, mouth }: Kept,
): Float32Array {
  const parts = [...(eyes ? (['leftEye', 'rightEye'] as const) : []), ...(mouth ? (['mouth'] as const) : [])];
  if (parts.length === 0) return mask;
  const unit = betweenEyes(landmarks);
  const marks = new Uint8Array(width * height);
  for (const part of parts) {
    insidePolygon(pointsOf(landmarks, part), width, height).forEach(
      (share, at) => share > 0 && (marks[at] = 1),
    );
  }
  const squared = squaredDistance(marks, width, height);
  return mask.map((value, at) => {
    const share = Math.min(1, Math.max(0, (Math.sqrt(squared[at]!) / unit - AROUND) / FADING));
    return value * share * share * (3 - 2 * share);
  });
}
