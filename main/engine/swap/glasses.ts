import { luminance } from '../../image/colour.ts';
import { blurred } from './blur.ts';
import type { FaceIn } from './face-in.ts';
import { betweenEyes, middleOf, pointsOf } from './frontal.ts';
import { medianWhere } from './median.ts';
import { insidePolygon } from './polygon.ts';

/**
 * Eyes so much darker than the cheeks below them are behind dark glasses. Measured on 71 faces: 0.06 to 0.08 with such
 * glasses, 0.24 and more without, deep shadows and hollow eyes among them.
 */
const DARK = 0.2;
/** What belongs to the glasses is darker than so much of the cheeks. */
const LENS = 0.35;
/** How far around an eye they reach, and the edge that is softened, in distances between the eyes. */
const REACH = 0.5;
const SOFT = 0.03;

/** Places by their way along the line of the eyes from an eye and down from it, in distances between the eyes. */
const EYE = { across: 0.25, above: 0.15, below: 0.22 };
const CHEEK = { across: 0.25, above: -0.45, below: 0.75 };

/** How much of each pixel dark glasses cover, 0…1; null where the face wears none. */
export function darkGlassesOf({ planes, landmarks }: FaceIn): Float32Array | null {
  const { width, height } = planes;
  const unit = betweenEyes(landmarks);
  const light = luminance(planes);
  const eyes = (['leftEye', 'rightEye'] as const).map((eye) => middleOf(pointsOf(landmarks, eye)));
  const [left, right] = eyes as [Place, Place];
  const along = [(right[0] - left[0]) / unit, (right[1] - left[1]) / unit] as const;
  const around = (eye: Place, box: Box) => insidePolygon(cornersOf(eye, box, along, unit), width, height);
  const usual = (eye: Place, box: Box) => medianWhere(light, around(eye, box));
  const cheeks = eyes.map((eye) => usual(eye, CHEEK));
  const darkness = eyes.map((eye, i) => usual(eye, EYE) / Math.max(1e-3, cheeks[i]!));
  if ((darkness[0]! + darkness[1]!) / 2 >= DARK) return null;
  const covered = new Float32Array(width * height);
  const near = { across: REACH, above: REACH, below: REACH };
  for (const [i, eye] of eyes.entries()) {
    const place = around(eye, near);
    light.forEach((value, at) => {
      if (place[at]! > 0.5 && value < LENS * cheeks[i]!) covered[at] = 1;
    });
  }
  const radius = Math.max(1, Math.round(SOFT * unit));
  return blurred(covered, width, height, radius).map((share) => Math.min(1, 2 * share));
}

type Place = readonly [number, number];

interface Box {
  readonly across: number;
  readonly above: number;
  readonly below: number;
}

/** A box beside an eye, turned as the eyes' line is. */
function cornersOf([x, y]: Place, { across, above, below }: Box, along: Place, unit: number): Float32Array {
  const corner = (u: number, v: number) => [
    x + unit * (u * along[0] - v * along[1]),
    y + unit * (u * along[1] + v * along[0]),
  ];
  return Float32Array.of(
    ...corner(-across, -above),
    ...corner(across, -above),
    ...corner(across, below),
    ...corner(-across, below),
  );
}
