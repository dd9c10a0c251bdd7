import type { Landmarks } from './face.ts';

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

/** How far a face is turned in the picture's plane, radians clockwise: 0 where the eyes are level. */
export function rollOf(landmarks: Landmarks): number {
  const { left, right } = eyesAndMouth(landmarks);
  return Math.atan2(right.y - left.y, right.x - left.x);
}
