import { expect, test } from 'vitest';
import { coverageOf, missingIn } from './coverage.ts';
import { someFace } from './faces.testing.ts';

test('one photo from the front misses every other side and expression', () => {
  expect(missingIn(coverageOf([someFace(0)]))).toEqual([...['left', 'right', 'up', 'down'], 'mouth-open']);
});

test('left and right are the viewer’s, and a face may look aside and up at once', () => {
  const { views } = coverageOf([
    someFace(0, { yaw: -30, pitch: 25 }),
    someFace(0, { yaw: 30 }),
    someFace(0, { pitch: -30 }),
    someFace(0, { yaw: 17 }),
  ]);
  expect(views).toEqual({ front: 0, left: 1, right: 1, up: 1, down: 1 });
});

test('lips that are apart are an open mouth', () => {
  const { expressions } = coverageOf([someFace(0), someFace(0, { mouth: 0.1 }), someFace(0, { mouth: 0.4 })]);
  expect(expressions).toEqual({ 'mouth-closed': 2, 'mouth-open': 1 });
});

test('what is too small or blurred to tell shows nothing; what is turned away shows its side', () => {
  const faces = [
    someFace(0, { yaw: 50, faults: ['turned'] }),
    someFace(0, { yaw: -50, faults: ['small', 'turned'] }),
    someFace(0, { faults: ['blurred'] }),
  ];
  expect(coverageOf(faces).views).toEqual({ front: 0, left: 0, right: 1, up: 0, down: 0 });
});
