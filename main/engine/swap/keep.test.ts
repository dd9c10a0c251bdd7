import { expect, test } from 'vitest';
import { applyTo } from './affine.ts';
import { frontal } from './frontal.ts';
import { leavingOut } from './keep.ts';

const size = { width: 120, height: 120 };
const landmarks = applyTo({ a: 36, b: 0, c: 60, d: 0, e: 36, f: 40 }, frontal);
const all = new Float32Array(120 * 120).fill(0.9);
const at = (mask: Float32Array, point: number) =>
  mask[Math.round(landmarks[2 * point + 1]!) * 120 + Math.round(landmarks[2 * point]!)]!;

test('the photo’s eyes stay, and its mouth, each by itself', () => {
  const eyes = leavingOut(all, landmarks, size, { eyes: true, mouth: false });
  expect([at(eyes, 37), at(eyes, 44), at(eyes, 62), at(eyes, 33)].map((share) => share > 0)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  const mouth = leavingOut(all, landmarks, size, { eyes: false, mouth: true });
  expect([at(mouth, 37), at(mouth, 62)].map((share) => share > 0)).toEqual([true, false]);
  expect(at(mouth, 8)).toBeCloseTo(0.9);
});

test('without either the mask is what it was', () => {
  expect(leavingOut(all, landmarks, size, { eyes: false, mouth: false })).toBe(all);
});
