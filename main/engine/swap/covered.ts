import type { FaceIn } from './face-in.ts';
import { middleOf, pointsOf } from './frontal.ts';
import { insidePolygon } from './polygon.ts';

/** How far within the jaw is looked, as a share of the way to the nose, and how far around the lips isn't. */
const WITHIN = 0.2;
const LIPS = 1.25;
/**
 * Something lies before the lower face where so much more of it isn't skin than usually in photos of the person: 0.14 with
 * a hand before the mouth, up to 0.04 in 17 portraits without. A beard is in all of them.
 */
const MORE = 0.08;

/**
 * How much between nose and jaw hasn't the colour of the face's skin, 0…1.
 * @param skin how much each pixel has.
 */
export function otherThanSkin({ planes, landmarks }: FaceIn, skin: Float32Array): number {
  const { width, height } = planes;
  const at = (i: number) => [landmarks[2 * i]!, landmarks[2 * i + 1]!] as const;
  const nose = at(33);
  const jaw = pointsOf(landmarks, 'jaw')
    .subarray(8, 26)
    .map((value, i) => value + WITHIN * (nose[i % 2]! - value));
  const face = insidePolygon(Float32Array.of(...jaw, ...at(35), ...nose, ...at(31)), width, height);
  const lips = pointsOf(landmarks, 'mouth');
  const middle = middleOf(lips);
  const mouth = insidePolygon(
    lips.map((value, i) => middle[i % 2]! + LIPS * (value - middle[i % 2]!)),
    width,
    height,
  );
  let [other, all] = [0, 0];
  face.forEach((share, at) => {
    if (share <= 0.5 || mouth[at]! > 0) return;
    other += 1 - skin[at]!;
    all += 1;
  });
  return all > 0 ? other / all : 0;
}

/** In which of a person's photos something lies before the lower face. */
export function coveredAmong(others: readonly number[]): boolean[] {
  const usual = [...others].sort((a, b) => a - b)[(others.length - 1) >> 1] ?? 0;
  return others.map((other) => other > usual + MORE);
}
