import { expect, test } from 'vitest';
import { landmarkCount } from './face.ts';
import { settle, squareAround, type Look } from './landmarks.ts';
import { mirrored, mirrorPlanes } from './mirror.ts';
import { drawnFace, placed } from './points.testing.ts';
import { meanDistance, rollOf, sizeOf } from './points.ts';

test('a mirror exchanges left and right, and twice it leaves all as it was', () => {
  const face = drawnFace();
  expect(mirrored).toHaveLength(landmarkCount);
  expect(mirrored.map((to) => mirrored[to])).toEqual(mirrored.map((_, i) => i));
  // The drawn face is symmetric.
  for (const [i, to] of mirrored.entries()) {
    expect(face[2 * i]! + face[2 * to]!).toBeCloseTo(0, 5);
    expect(face[2 * i + 1]).toBeCloseTo(face[2 * to + 1]!, 5);
  }
  const planes = Float32Array.from({ length: 27 }, (_, i) => i);
  expect([...mirrorPlanes(planes, 3).subarray(0, 6)]).toEqual([2, 1, 0, 5, 4, 3]);
});

test('how a face is turned in the picture, how large it is and the square around it follow from its landmarks', () => {
  const upright = placed(drawnFace(), 40, 0, 0, 0);
  for (const angle of [0, 0.5, -1.2, 3]) {
    const face = placed(drawnFace(), 40, angle, 300, 200);
    expect(rollOf(face)).toBeCloseTo(angle, 4);
    expect(sizeOf(face)).toBeCloseTo(sizeOf(upright), 3);
    const [square, straight] = [squareAround(face, 1.5), squareAround(upright, 1.5)];
    expect(square.angle).toBeCloseTo(angle, 4);
    expect(square.side).toBeCloseTo(straight.side, 3);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    expect(square.x).toBeCloseTo(300 + straight.x * cos - straight.y * sin, 3);
    expect(square.y).toBeCloseTo(200 + straight.x * sin + straight.y * cos, 3);
  }
});

/** Where the face is, and a network that errs the more, the more what it sees is turned, off the middle or of another size. */
const truth = placed(drawnFace(), 60, 0.5, 400, 300);
const ideal = squareAround(truth, 1.1);
const erring: Look = (square, inMirror) => {
  const [dx, dy] = [square.x - ideal.x, square.y - ideal.y];
  const [turn, size] = [square.angle - ideal.angle, square.side / ideal.side];
  // The network has a lean to one side, which a mirror turns around.
  const lean = inMirror ? -2 : 2;
  return Promise.resolve(
    truth.map((value, i) => {
      const middle = i % 2 === 0 ? ideal.x : ideal.y;
      const pulled = middle + (value - middle) * (1 + 0.2 * (size - 1)) + 0.3 * (i % 2 === 0 ? dx : dy);
      return pulled + (i % 2 === 0 ? lean : 0) - 20 * turn * Math.sin(i);
    }),
  );
};

test('landmarks come to rest on a face that is turned and off the middle, and a lean to one side is gone', async () => {
  const first = { ...ideal, x: ideal.x + 25, y: ideal.y - 25, side: 1.3 * ideal.side, angle: 0 };
  const once = await erring(first, false);
  const { landmarks, spread } = await settle(erring, first);
  expect(meanDistance(truth, once)).toBeGreaterThan(0.1);
  expect(meanDistance(truth, landmarks)).toBeLessThan(0.02);
  expect(spread).toBeLessThan(0.06);
});

test('where each look finds something else, the spread tells', async () => {
  let looks = 0;
  const lost: Look = () => Promise.resolve(placed(drawnFace(), 60, 0.4 * looks++, 400 + 9 * looks, 300));
  expect((await settle(lost, ideal)).spread).toBeGreaterThan(0.2);
});
