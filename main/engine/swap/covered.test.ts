import { expect, test } from 'vitest';
import { applyTo } from './affine.ts';
import { coveredAmong, otherThanSkin } from './covered.ts';
import { frontal } from './frontal.ts';

const side = 120;
const landmarks = applyTo({ a: 36, b: 0, c: 60, d: 0, e: 36, f: 40 }, frontal);
const face = { planes: { width: side, height: side, data: new Float32Array(3 * side * side) }, landmarks };
/** Skin but for what lies within some columns and rows. */
const without = (left: number, right: number, top: number, bottom: number) =>
  Float32Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    return x >= left && x < right && y >= top && y < bottom ? 0 : 1;
  });

test('a hand before the mouth is other than skin, and lips and what is beside the face aren’t looked at', () => {
  expect(otherThanSkin(face, without(0, 0, 0, 0))).toBe(0);
  expect(otherThanSkin(face, without(45, 75, 75, 120))).toBeGreaterThan(0.2);
  expect(otherThanSkin(face, without(50, 70, 78, 87))).toBeLessThan(0.05);
  expect(otherThanSkin(face, without(0, 20, 0, 120))).toBe(0);
});

test('one photo with a hand stands out, and somebody with a beard has it in all', () => {
  expect(coveredAmong([0.01, 0.14, 0.02, 0.01])).toEqual([false, true, false, false]);
  expect(coveredAmong([0.5, 0.55, 0.48])).toEqual([false, false, false]);
  expect(coveredAmong([0.3])).toEqual([false]);
});
