import { apply, onEigenvalues, type Matrix3, type Vector3 } from '../../image/matrix3.ts';
import type { Landmarks } from './face.ts';

/** How a head is turned, degrees, as the viewer sees it: 0, 0, 0 looks straight out of the picture. */
export interface Pose {
  /** Towards the picture's right. */
  readonly yaw: number;
  /** Upwards. */
  readonly pitch: number;
  /** Clockwise, in the picture's plane. */
  readonly roll: number;
}

/**
 * Six landmarks of an average head: x to the viewer's right, y down, z away from the viewer, from the nose's tip.
 * (Mallick 2016, Head pose estimation using OpenCV and dlib.)
 */
export const head: readonly { readonly landmark: number; readonly at: Vector3 }[] = [
  { landmark: 30, at: [0, 0, 0] },
  { landmark: 8, at: [0, 330, 65] },
  { landmark: 36, at: [-225, -170, 135] },
  { landmark: 45, at: [225, -170, 135] },
  { landmark: 48, at: [-150, 150, 125] },
  { landmark: 54, at: [150, 150, 125] },
];

/**
 * The pose in which the average head, seen from far away, comes nearest to the landmarks: the affine map by least squares,
 * its rows made perpendicular. (DeMenthon, Davis 1995, Model-based object pose in 25 lines of code, section 3.)
 */
export function poseOf(landmarks: Landmarks): Pose {
  const across = unit(rowOf(landmarks, 0));
  const down = unit(rowOf(landmarks, 1));
  // Turned by the same angle towards each other or away.
  const [sum, difference] = [unit(plus(across, down, 1)), unit(plus(across, down, -1))];
  const right = unit(plus(sum, difference, 1));
  const below = unit(plus(sum, difference, -1));
  const away: Vector3 = [
    right[1] * below[2] - right[2] * below[1],
    right[2] * below[0] - right[0] * below[2],
    right[0] * below[1] - right[1] * below[0],
  ];
  const roll = Math.atan2(below[0], right[0]);
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
  // Where the nose points, in the picture turned back by the roll.
  const [x, y, z] = apply(
    [
      [cos, sin, 0],
      [-sin, cos, 0],
      [0, 0, 1],
    ],
    [-right[2], -below[2], -away[2]],
  );
  return { yaw: degrees(Math.atan2(x, -z)), pitch: degrees(Math.asin(-y)), roll: degrees(roll) };
}

/** a of Σ (a · head + c − landmark)² → min, for the landmarks' x (0) or y (1). */
function rowOf(landmarks: Landmarks, axis: 0 | 1): Vector3 {
  const values = head.map(({ landmark }) => landmarks[2 * landmark + axis] ?? 0);
  const products = centred.map((at, i) => at.map((value) => value * (values[i] ?? 0)));
  const sums = [0, 1, 2].map((c) => products.reduce((sum, product) => sum + (product[c] ?? 0), 0));
  return apply(solution, [sums[0] ?? 0, sums[1] ?? 0, sums[2] ?? 0]);
}

const middle = [0, 1, 2].map((c) => head.reduce((sum, { at }) => sum + (at[c] ?? 0), 0) / head.length);
const centred = head.map(({ at }): Vector3 => [
  at[0] - (middle[0] ?? 0),
  at[1] - (middle[1] ?? 0),
  at[2] - (middle[2] ?? 0),
]);
const moment = (i: number, j: number) => centred.reduce((sum, at) => sum + (at[i] ?? 0) * (at[j] ?? 0), 0);
const moments: Matrix3 = [
  [moment(0, 0), moment(0, 1), moment(0, 2)],
  [moment(1, 0), moment(1, 1), moment(1, 2)],
  [moment(2, 0), moment(2, 1), moment(2, 2)],
];
const solution = onEigenvalues(moments, (value) => 1 / value);

function plus(a: Vector3, b: Vector3, factor: number): Vector3 {
  return [a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]];
}

function unit(a: Vector3): Vector3 {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
