import { applyTo, fitAffine, type Points } from './affine.ts';

/**
 * The 68 landmarks of a face seen from the front: the mean of some twenty faces and their mirror images, laid over each
 * other by similarities (Procrustes). The middles of the eyes lie at (−½, 0) and (½, 0), y down.
 */
// prettier-ignore
export const frontal = Float32Array.of(
  -1.163, 0.059, -1.143, 0.370, -1.087, 0.661, -1.022, 0.923, -0.912, 1.205, -0.754, 1.428, -0.573, 1.577, -0.345, 1.730,
  0, 1.826, 0.345, 1.730, 0.573, 1.577, 0.754, 1.428, 0.912, 1.205, 1.022, 0.923, 1.087, 0.661, 1.143, 0.370,
  1.163, 0.059, -0.909, -0.257, -0.775, -0.360, -0.599, -0.392, -0.434, -0.373, -0.289, -0.320, 0.289, -0.320, 0.434, -0.373,
  0.599, -0.392, 0.775, -0.360, 0.909, -0.257, 0, 0.031, 0, 0.243, 0, 0.434, 0, 0.613, -0.188, 0.732,
  -0.107, 0.759, 0, 0.785, 0.107, 0.759, 0.188, 0.732, -0.684, -0.006, -0.584, -0.062, -0.435, -0.065, -0.300, 0.017,
  -0.421, 0.058, -0.577, 0.059, 0.300, 0.017, 0.435, -0.065, 0.584, -0.062, 0.684, -0.006, 0.577, 0.059, 0.421, 0.058,
  -0.411, 1.127, -0.274, 1.038, -0.092, 0.973, 0, 0.992, 0.092, 0.973, 0.274, 1.038, 0.411, 1.127, 0.272, 1.282,
  0.137, 1.356, 0, 1.376, -0.137, 1.356, -0.272, 1.282, -0.382, 1.129, -0.129, 1.081, 0, 1.077, 0.129, 1.081,
  0.382, 1.129, 0.125, 1.216, 0, 1.231, -0.125, 1.216,
);

/** Landmarks by what they belong to, as first and behind the last. */
export const parts = {
  jaw: [0, 17],
  leftBrow: [17, 22],
  rightBrow: [22, 27],
  nose: [27, 36],
  leftEye: [36, 42],
  rightEye: [42, 48],
  mouth: [48, 60],
  innerMouth: [60, 68],
} as const;

export function pointsOf(landmarks: Points, part: keyof typeof parts): Float32Array {
  const [from, to] = parts[part];
  return Float32Array.from({ length: 2 * (to - from) }, (_, i) => landmarks[2 * from + i]!);
}

/** Between the middles of the eyes: what sizes in a face are measured in. */
export function betweenEyes(landmarks: Points): number {
  const [left, right] = [middleOf(pointsOf(landmarks, 'leftEye')), middleOf(pointsOf(landmarks, 'rightEye'))];
  return Math.hypot(right[0] - left[0], right[1] - left[1]);
}

export function middleOf(points: Points): readonly [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    x += points[i]!;
    y += points[i + 1]!;
  }
  return [(2 * x) / points.length, (2 * y) / points.length];
}

/** The hairline of a frontal face, about as high above the eyes as the mouth lies below them. */
const HAIRLINE = -1.15;
/** Points of the forehead's arc between the ends of the jaw, and of the ring around all. */
const ARC = 9;
const RING = 16;
/** How much wider than the face the ring is. */
const WIDER = 1.45;

/** From the jaw's right end over the forehead to its left end, the ends left out: half an ellipse. */
const arc = Float32Array.from({ length: 2 * ARC }, (_, i) => {
  const angle = (Math.PI * ((i >> 1) + 1)) / (ARC + 1);
  return i % 2 === 0 ? 1.163 * Math.cos(angle) : 0.059 + (HAIRLINE - 0.059) * Math.sin(angle);
});

/** An ellipse around the face, far enough for what lies beside its edge to be carried along. */
const ring = Float32Array.from({ length: 2 * RING }, (_, i) => {
  const angle = (2 * Math.PI * (i >> 1)) / RING;
  const [middle, half] = [(1.826 + HAIRLINE) / 2, (1.826 - HAIRLINE) / 2];
  return i % 2 === 0 ? WIDER * 1.163 * Math.cos(angle) : middle + WIDER * half * Math.sin(angle);
});

/** What moves with the head and not with the face: the ends of the jaw, brows, nose and eyes. */
const steady = [
  0, 1, 2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 33, 35, 36, 39, 42, 45,
];

function some(points: Points, which: readonly number[]): Float32Array {
  return Float32Array.from({ length: 2 * which.length }, (_, i) => points[2 * which[i >> 1]! + (i % 2)]!);
}

/** The forehead's arc of a face, from the jaw's right end to its left one: where the frontal one's would be. */
export function foreheadOf(landmarks: Points): Float32Array {
  return applyTo(fitAffine(some(frontal, steady), some(landmarks, steady)), arc);
}

/** The face's outline: the jaw from left to right, and back over the forehead. */
export function outlineOf(landmarks: Points): Float32Array {
  return Float32Array.of(...pointsOf(landmarks, 'jaw'), ...foreheadOf(landmarks));
}

/** All points that a face is warped by: landmarks, forehead, ring. */
export function meshPoints(landmarks: Points): Float32Array {
  const around = applyTo(fitAffine(frontal, landmarks), ring);
  return Float32Array.of(...Array.from(landmarks), ...foreheadOf(landmarks), ...around);
}
