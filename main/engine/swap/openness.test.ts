import { expect, test } from 'vitest';
import { applyTo } from './affine.ts';
import { frontal, pointsOf } from './frontal.ts';
import { eyesThatDiffer, mouthsApart, opennessInMirror, opennessOf } from './openness.ts';
import { insidePolygon } from './polygon.ts';

const side = 120;
const landmarks = applyTo({ a: 36, b: 0, c: 60, d: 0, e: 36, f: 40 }, frontal);
const planes = { width: side, height: side, data: new Float32Array(3 * side * side) };
/** Skin everywhere but in the eyes that are open. */
const skin = (open: readonly ('leftEye' | 'rightEye')[]) => {
  const eyes = open.map((eye) => insidePolygon(pointsOf(landmarks, eye), side, side));
  return Float32Array.from(
    { length: side * side },
    (_, at) => 1 - eyes.reduce((sum, eye) => sum + eye[at]!, 0),
  );
};
const seen = (open: readonly ('leftEye' | 'rightEye')[], points = landmarks) =>
  opennessOf({ planes, landmarks: points }, skin(open));

test('an eye is shut that has skin between its lids', () => {
  expect(seen(['leftEye', 'rightEye']).shut).toEqual([false, false]);
  expect(seen([]).shut).toEqual([true, true]);
  expect(seen(['rightEye']).shut).toEqual([true, false]);
});

test('in a mirror the other eye winks', () => {
  const wink = seen(['rightEye']);
  expect(opennessInMirror(wink).shut).toEqual([false, true]);
  expect(eyesThatDiffer(wink, opennessInMirror(wink))).toBe(2);
  expect(eyesThatDiffer(wink, seen([]))).toBe(1);
});

test('an open mouth isn’t a closed one, nor a smile a pout, and size is nothing', () => {
  const shaped = (gap: number, wide: number) =>
    seen(
      [],
      landmarks.map((value, i) => {
        if (i < 96) return value;
        if (i % 2 === 0) return 60 + wide * (value - 60);
        return i > 130 || (i >= 110 && i < 120) ? value + gap * 36 : value;
      }),
    );
  expect(mouthsApart(shaped(0, 1), shaped(0, 1))).toBe(0);
  expect(mouthsApart(shaped(0, 1), shaped(0.03, 1.05))).toBeLessThan(1);
  expect(mouthsApart(shaped(0, 1), shaped(0.3, 1))).toBeGreaterThan(1);
  expect(mouthsApart(shaped(0, 1), shaped(0, 0.6))).toBeGreaterThan(1);
  const larger = opennessOf({ planes, landmarks: landmarks.map((value) => 2 * value) }, skin([]));
  expect(mouthsApart(larger, shaped(0, 1))).toBeCloseTo(0, 5);
});
