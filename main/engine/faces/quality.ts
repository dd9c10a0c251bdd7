import { luminance } from '../../image/colour.ts';
import type { Landmarks } from './face.ts';
import { squareAround } from './landmarks.ts';
import { distance, middleOf, sizeOf } from './points.ts';
import { poseOf, type Pose } from './pose.ts';
import { cutSquare, type Pyramid } from './pyramid.ts';

/** What is in the way of working with a face. */
export type Fault = 'small' | 'blurred' | 'turned';

export interface Quality {
  readonly pose: Pose;
  /** From the eyes to the mouth or from eye to eye, whichever is longer, pixels. */
  readonly size: number;
  /** See {@link sharpness}. */
  readonly sharpness: number;
  /** How far the lips are apart, in widths of the mouth between them: 0 where it is shut. */
  readonly mouth: number;
  readonly faults: readonly Fault[];
}

/** Sizes below which there is less than a face is known by. */
const smallest = 24;
/** Degrees to the side, and up or down, beyond which half of a face is out of sight. */
const [mostYaw, mostPitch] = [50, 35];
const leastSharpness = 0.008;
/** Pixels across the face at which its sharpness is judged: what is finer is of no use to any tool. */
const fineness = 128;

export function qualityOf(pyramid: Pyramid, landmarks: Landmarks): Quality {
  const square = squareAround(landmarks, 1);
  const side = Math.max(8, Math.min(fineness, Math.round(square.side)));
  const planes = { width: side, height: side, data: cutSquare(pyramid, square, side, 'edge') };
  const pose = poseOf(landmarks);
  const size = sizeOf(landmarks);
  const sharp = sharpness(luminance(planes), side);
  const faults: Fault[] = [];
  if (size < smallest) faults.push('small');
  if (sharp < leastSharpness) faults.push('blurred');
  if (Math.abs(pose.yaw) > mostYaw || Math.abs(pose.pitch) > mostPitch) faults.push('turned');
  return { pose, size, sharpness: sharp, mouth: opennessOf(landmarks), faults };
}

/**
 * How much of what changes in a square changes from one pixel to the next: the Laplacian's energy over the variance.
 * 0 for a slope, 64 for a chequerboard; contrast and brightness don't count.
 */
export function sharpness(values: Float32Array, side: number): number {
  const at = (x: number, y: number) => values[y * side + x] ?? 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [energy, variance] = [0, 0];
  for (let y = 1; y < side - 1; y += 1) {
    for (let x = 1; x < side - 1; x += 1) {
      const laplacian = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
      energy += laplacian ** 2;
      variance += (at(x, y) - mean) ** 2;
    }
  }
  return variance > 0 ? energy / variance : 0;
}

/**
 * The mean distance between the lips at three places, over their width. Of the eyes the network's landmarks don't tell as
 * much: it puts their lids equally far apart whether they are open or shut.
 */
function opennessOf(landmarks: Landmarks): number {
  const between = (a: number, b: number) => distance(middleOf(landmarks, a, a), middleOf(landmarks, b, b));
  return (between(61, 67) + between(62, 66) + between(63, 65)) / 3 / between(60, 64);
}
