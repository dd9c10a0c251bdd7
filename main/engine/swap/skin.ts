import { apply, onEigenvalues, type Matrix3, type Vector3 } from '../../image/matrix3.ts';
import type { Planes } from '../../image/pixels.ts';
import { colourStatistics } from '../../image/statistics.ts';
import type { Points } from './affine.ts';
import { coloursWhere, type Colours } from './colour-transfer.ts';
import { pointsOf } from './frontal.ts';
import { insidePolygon } from './polygon.ts';

/** Skin varies by so much, 0…1, for reasons that a patch of it doesn't show: paint and noise, and light and shadow. */
const SPREAD = 0.03;
const SHADE = 0.12;
/** Deviations within which a colour is skin, and beyond which it isn't. */
const SURE = 2.2;
const NEVER = 4;
const ROUNDS = 3;

/**
 * How much each pixel of a picture has the colour of a face's skin, 0…1: by how many deviations it is off the colours of
 * the cheeks, the nose and the chin (Mahalanobis' distance), where what is odd among these is left out first.
 */
export function skinOf(picture: Planes, landmarks: Points): Float32Array {
  const { width, height, data } = picture;
  const plane = width * height;
  const colours = usual(coloursWhere(picture, sureSkin(landmarks, width, height)));
  if (colours.width === 0) return new Float32Array(plane).fill(1);
  const distance = distanceFrom(colours);
  return Float32Array.from({ length: plane }, (_, at) => {
    const off = distance([data[at]!, data[plane + at]!, data[2 * plane + at]!]);
    return Math.min(1, Math.max(0, (NEVER - off) / (NEVER - SURE)));
  });
}

/** 1 where there is skin on any face, else 0: between the jaw and the eyes, without nostrils and mouth. */
export function sureSkin(landmarks: Points, width: number, height: number): Float32Array {
  const jaw = pointsOf(landmarks, 'jaw');
  const nose = [landmarks[60]!, landmarks[61]!] as const;
  const inset = (share: number) =>
    Float32Array.from(jaw.subarray(4, 30), (value, i) => value + share * (nose[i % 2]! - value));
  // Up along the bridge of the nose, below the eyes.
  const lids = [46, 47, 28, 40, 41].flatMap((i) => [landmarks[2 * i]!, landmarks[2 * i + 1]!]);
  const face = insidePolygon(Float32Array.of(...inset(0.2), ...lids), width, height);
  const mouth = insidePolygon(pointsOf(landmarks, 'mouth'), width, height);
  return face.map((value, at) => (value > 0.5 && mouth[at]! < 0.01 ? 1 : 0));
}

/** Without those that are far from the rest: a beard, a shadow, what lies before the face. */
function usual(colours: Colours): Colours {
  let left = colours;
  for (let round = 0; round < ROUNDS && left.width > 0; round++) {
    const distance = distanceFrom(left);
    const near = Float32Array.from({ length: left.width }, (_, at) =>
      distance([left.data[at]!, left.data[left.width + at]!, left.data[2 * left.width + at]!]) < SURE ? 1 : 0,
    );
    left = coloursWhere(left, near);
  }
  return left;
}

function distanceFrom(colours: Colours): (colour: Vector3) => number {
  const { mean, covariance } = colourStatistics(colours);
  // Light makes a colour more or less of itself.
  const length = Math.hypot(...mean, 1e-6);
  const shaded = covariance.map((row, i) =>
    row.map((value, j) => value + (SHADE ** 2 * mean[i]! * mean[j]!) / length ** 2),
  ) as unknown as Matrix3;
  const whiten = onEigenvalues(shaded, (v) => 1 / Math.sqrt(Math.max(0, v) + SPREAD ** 2));
  return (colour) => {
    const off = apply(whiten, [colour[0] - mean[0], colour[1] - mean[1], colour[2] - mean[2]]);
    return Math.hypot(...off);
  };
}
