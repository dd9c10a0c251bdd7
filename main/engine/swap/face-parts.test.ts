import { expect, test } from 'vitest';
import type { Planes } from '../../image/pixels.ts';
import { applyTo } from './affine.ts';
import { partShare, withPart } from './face-parts.ts';
import { frontal } from './frontal.ts';

const side = 160;
const landmarks = applyTo({ a: 45, b: 0, c: 80, d: 0, e: 45, f: 55 }, frontal);
const at = (point: number) =>
  Math.round(landmarks[2 * point + 1]!) * side + Math.round(landmarks[2 * point]!);
const size = { width: side, height: side };

test('brows belong to the eyes, and neither nose nor chin to any part', () => {
  const [eyes, mouth] = (['eyes', 'mouth'] as const).map((part) => partShare(part, landmarks, size));
  expect([37, 44, 19, 24].map((point) => eyes![at(point)])).toEqual([1, 1, 1, 1]);
  expect([48, 54, 62].map((point) => mouth![at(point)])).toEqual([1, 1, 1]);
  expect([8, 30].flatMap((point) => [eyes![at(point)], mouth![at(point)]])).toEqual([0, 0, 0, 0]);
});

/** Skin with dark lids, and lighter by something. */
function face(lids: number, lighter: number): Planes {
  const data = new Float32Array(3 * side * side);
  data.forEach((_, p) => {
    const [x, y] = [p % side, Math.floor((p % (side * side)) / side)];
    const isLid = [39, 42].some((i) => Math.hypot(x - landmarks[2 * i]!, y - landmarks[2 * i + 1]!) < 6);
    const skin = [0.7, 0.5, 0.4][Math.floor(p / (side * side))]!;
    data[p] = (isLid ? lids : skin) + lighter + 0.01 * Math.sin(x + 2 * y);
  });
  return { ...size, data };
}

test('the other’s eyes come without the difference in tone, and the rest stays', () => {
  const [whole, other] = [face(0.35, 0), face(0.15, 0.08)];
  const made = withPart(whole, other, 'eyes', landmarks);
  expect(made.data[at(39)]).toBeLessThan(0.2);
  expect(made.data[at(8)]).toBe(whole.data[at(8)]);
  // Skin beside the eyes, within the part.
  const beside = at(37) - 6 * side;
  expect(Math.abs(made.data[beside]! - whole.data[beside]!)).toBeLessThan(0.03);
});
