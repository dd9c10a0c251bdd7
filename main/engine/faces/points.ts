import { landmarkCount, type Landmarks } from './face.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of the landmarks from `first` to `last`, both included. */
export function middleOf(landmarks: Landmarks, first: number, last: number): Point {
  let [x, y] = [0, 0];
  for (let i = first; i <= last; i += 1) {
    x += landmarks[2 * i] ?? 0;
    y += landmarks[2 * i + 1] ?? 0;
  }
  const count = last - first + 1;
  return { x: x / count, y: y / count };
}

/** The middles of the eyes, left and right as seen, and of the lips. */
export function eyesAndMouth(landmarks: Landmarks): {
  readonly left: Point;
  readonly right: Point;
  readonly mouth: Point;
} {
  return {
    left: middleOf(landmarks, 36, 41),
    right: middleOf(landmarks, 42, 47),
    mouth: middleOf(landmarks, 48, 67),
  };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/**
 * How far a face is turned in the picture's plane, radians clockwise: 0 where it is upright. By the line through the
 * eyes and the one from between them to the mouth, each as much as it is long: of a face seen from the side only the
 * second is left.
 */
export function rollOf(landmarks: Landmarks): number {
  const { left, right, mouth } = eyesAndMouth(landmarks);
  const [down, back] = [mouth.y - (left.y + right.y) / 2, mouth.x - (left.x + right.x) / 2];
  return Math.atan2(right.y - left.y - back, right.x - left.x + down);
}

/** How large a face is, pixels: between its eyes, or from them to the mouth, whichever is longer, as seen from the side. */
export function sizeOf(landmarks: Landmarks): number {
  const { left, right, mouth } = eyesAndMouth(landmarks);
  const between = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  return Math.max(distance(left, right), distance(between, mouth));
}

/** How far apart two sets of landmarks of one face are on average, in sizes of the first. */
export function meanDistance(a: Landmarks, b: Landmarks): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    sum += Math.hypot((a[i] ?? 0) - (b[i] ?? 0), (a[i + 1] ?? 0) - (b[i + 1] ?? 0));
  }
  return sum / (a.length / 2) / sizeOf(a);
}

/** The mean of several sets of landmarks of one face. */
export function meanOf(sets: readonly Landmarks[]): Landmarks {
  const mean = new Float32Array(2 * landmarkCount);
  for (const set of sets)
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (set[i] ?? 0) / sets.length;
  return mean;
}
