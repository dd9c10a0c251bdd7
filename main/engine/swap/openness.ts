import type { FaceIn } from './face-in.ts';
import { betweenEyes, pointsOf } from './frontal.ts';
import { insidePolygon } from './polygon.ts';

/**
 * Between the lids of an eye that is shut so much looks like skin. On 18 portraits it was 0.96 and more on four shut eyes,
 * 0.62 on one that winks, and up to 0.49 on those that are open.
 */
const SHUT = 0.55;

/** What eyes and mouth of a face do. */
export interface Openness {
  /** Whether an eye is shut, the one on the left in the photo first. */
  readonly shut: readonly [boolean, boolean];
  /** From lip to lip and from corner to corner, in distances between the eyes. */
  readonly mouth: { readonly gap: number; readonly width: number };
}

/**
 * The landmarks put the lids of shut eyes as far apart as those of open ones, so eyes are told by what is between them.
 * @param skin how much each pixel of the face has the colour of its skin, 0…1.
 */
export function opennessOf({ planes, landmarks }: FaceIn, skin: Float32Array): Openness {
  const isShut = (part: 'leftEye' | 'rightEye') => {
    const inside = insidePolygon(pointsOf(landmarks, part), planes.width, planes.height);
    let [sum, count] = [0, 0];
    inside.forEach((share, at) => {
      sum += share * skin[at]!;
      count += share;
    });
    return sum > SHUT * count;
  };
  const unit = betweenEyes(landmarks);
  const between = (i: number, j: number) =>
    Math.hypot(landmarks[2 * i]! - landmarks[2 * j]!, landmarks[2 * i + 1]! - landmarks[2 * j + 1]!) / unit;
  return {
    shut: [isShut('leftEye'), isShut('rightEye')],
    mouth: { gap: between(62, 66), width: between(48, 54) },
  };
}

/** In a mirror. */
export function opennessInMirror({ shut: [left, right], mouth }: Openness): Openness {
  return { shut: [right, left], mouth };
}

/** How many eyes are shut in one of two faces and open in the other. */
export function eyesThatDiffer(one: Openness, other: Openness): number {
  return Number(one.shut[0] !== other.shut[0]) + Number(one.shut[1] !== other.shut[1]);
}

/** Less than this, in distances between the eyes, isn't told from lips that meet. */
const MEETING = 0.05;
/** A mouth isn't the same one that is more than so many times as open, or as wide. */
const OPENER = 2;
const WIDER = 1.4;

/** How differently two mouths are open and drawn wide, in logarithms; 1 and more for what isn't the same. */
export function mouthsApart({ mouth: one }: Openness, { mouth: other }: Openness): number {
  const open = Math.abs(Math.log((one.gap + MEETING) / (other.gap + MEETING))) / Math.log(OPENER);
  const wide = Math.abs(Math.log(one.width / other.width)) / Math.log(WIDER);
  return Math.max(open, wide);
}
