import type { Landmarks } from './face.ts';

const arc = (count: number, from: number, to: number, at: (angle: number) => readonly [number, number]) =>
  Array.from({ length: count }, (_, i) => at(from + ((to - from) * i) / (count - 1)));
const ring = (count: number, x: number, y: number, wide: number, tall: number) =>
  Array.from({ length: count }, (_, i) => {
    const angle = Math.PI + (2 * Math.PI * i) / count;
    return [x + wide * Math.cos(angle), y + tall * Math.sin(angle)] as const;
  });
const line = (count: number, from: readonly [number, number], to: readonly [number, number]) =>
  Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])] as const;
  });

/**
 * Landmarks of a face as it is drawn: an ellipse for its jaw, lines for brows and nose, rings for eyes and lips, in
 * distances between its eyes, with the middle between them at 0, 0.
 */
export function drawnFace({ mouth = 0.05, eyes = 0.07 } = {}): Landmarks {
  return Float32Array.from(
    [
      ...arc(17, Math.PI, 0, (angle) => [1.15 * Math.cos(angle), 0.1 + 1.7 * Math.sin(angle)]),
      ...line(5, [-0.9, -0.3], [-0.25, -0.35]),
      ...line(5, [0.25, -0.35], [0.9, -0.3]),
      ...line(4, [0, 0], [0, 0.6]),
      ...line(5, [-0.2, 0.75], [0.2, 0.75]),
      ...ring(6, -0.5, 0, 0.18, eyes),
      ...ring(6, 0.5, 0, 0.18, eyes),
      ...ring(12, 0, 1.15, 0.42, mouth + 0.1),
      ...ring(8, 0, 1.15, 0.36, mouth),
    ].flat(),
  );
}

/** A face so much larger, turned clockwise and moved. */
export function placed(face: Landmarks, scale: number, angle: number, x: number, y: number): Landmarks {
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return face.map((value, i) =>
    i % 2 === 0 ? x + value * cos - (face[i + 1] ?? 0) * sin : y + (face[i - 1] ?? 0) * sin + value * cos,
  );
}
