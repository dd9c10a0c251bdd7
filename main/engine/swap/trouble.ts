import type { Points } from './affine.ts';
import { betweenEyes, middleOf, pointsOf } from './frontal.ts';

/** What is in the way of a good result: the face looks aside, reaches over the photo's edge, or has few pixels. */
export type Trouble = 'none' | 'profile' | 'cut' | 'small';

/** The nose's tip lies so near to one end of the jaw, as a share of the way from end to end, when a face looks aside. */
const ASIDE = 0.2;
/** So many landmarks may lie outside of the photo. */
const OUTSIDE = 3;
/** Pixels between the eyes. */
const FEW = 16;

export function troubleWith(
  landmarks: Points,
  photo: { readonly width: number; readonly height: number },
): Trouble {
  if (betweenEyes(landmarks) < FEW) return 'small';
  let outside = 0;
  for (let i = 0; i < landmarks.length; i += 2) {
    const [x, y] = [landmarks[i]!, landmarks[i + 1]!];
    if (x < 0 || y < 0 || x > photo.width || y > photo.height) outside += 1;
  }
  if (outside > OUTSIDE) return 'cut';
  const turn = turnOf(landmarks);
  return turn < ASIDE || turn > 1 - ASIDE ? 'profile' : 'none';
}

/** Where the nose's tip lies on the way from the jaw's left end to its right one: ½ from the front. */
export function turnOf(landmarks: Points): number {
  const jaw = pointsOf(landmarks, 'jaw');
  const left = middleOf(jaw.subarray(0, 6));
  const right = middleOf(jaw.subarray(28));
  const across = [right[0] - left[0], right[1] - left[1]] as const;
  const nose = [landmarks[60]! - left[0], landmarks[61]! - left[1]] as const;
  return (nose[0] * across[0] + nose[1] * across[1]) / (across[0] ** 2 + across[1] ** 2);
}
