import { expect, test } from 'vitest';
import { applyTo } from './affine.ts';
import { mirrorLandmarks, rank } from './choose.ts';
import { frontal } from './frontal.ts';

/** A face that turns its nose to the side, and one with an open mouth. */
const turned = (by: number) =>
  frontal.map((value, i) => (i % 2 === 0 && i >= 54 && i < 72 ? value + by : value));
const open = frontal.map((value, i) => (i % 2 === 1 && i >= 110 && i < 120 ? value + 0.3 : value));
const placed = (face: Float32Array) => applyTo({ a: 40, b: -9, c: 200, d: 9, e: 40, f: 150 }, face);

test('the photo with the same pose and expression comes first, wherever and however large it is', () => {
  const [first, ...others] = rank(placed(open), [frontal, turned(0.3), open]);
  expect(first).toMatchObject({ photo: 2, mirrored: false });
  expect(first!.distance).toBeCloseTo(0, 4);
  expect(others.every(({ distance }) => distance > 0.005)).toBe(true);
});

test('who looks the other way is looked at in the mirror', () => {
  expect(rank(placed(turned(0.3)), [turned(-0.3)])[0]).toMatchObject({ mirrored: true });
  expect(rank(placed(turned(0.3)), [turned(0.3)])[0]).toMatchObject({ mirrored: false });
});

test('twice in the mirror is as before', () => {
  const face = placed(turned(0.2));
  mirrorLandmarks(mirrorLandmarks(face, 500), 500).forEach((value, i) =>
    expect(value).toBeCloseTo(face[i]!, 3),
  );
});
