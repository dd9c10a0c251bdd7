import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, multiply, type Matrix3 } from '../../image/matrix3.ts';
import { mirrored } from './mirror.ts';
import { head, poseOf, type Pose } from './pose.ts';

const radians = (angle: number) => (angle * Math.PI) / 180;

/** The average head turned: up, then to the right, then clockwise, seen from far away, at any size and place. */
function turned({ yaw, pitch, roll }: Pose, scale = 0.3): Float32Array {
  const [a, b, c] = [radians(yaw), radians(pitch), radians(roll)];
  const up: Matrix3 = [
    [1, 0, 0],
    [0, Math.cos(b), Math.sin(b)],
    [0, -Math.sin(b), Math.cos(b)],
  ];
  const aside: Matrix3 = [
    [Math.cos(a), 0, -Math.sin(a)],
    [0, 1, 0],
    [Math.sin(a), 0, Math.cos(a)],
  ];
  const round: Matrix3 = [
    [Math.cos(c), -Math.sin(c), 0],
    [Math.sin(c), Math.cos(c), 0],
    [0, 0, 1],
  ];
  const all = multiply(round, multiply(aside, up));
  const landmarks = new Float32Array(136);
  for (const { landmark, at } of head) {
    const [x, y] = apply(all, at);
    landmarks.set([700 + scale * x, 400 + scale * y], 2 * landmark);
  }
  return landmarks;
}

test('the pose of the average head is found as it was turned', () => {
  const pose = fc.record({
    yaw: fc.double({ min: -70, max: 70, noNaN: true }),
    pitch: fc.double({ min: -60, max: 60, noNaN: true }),
    roll: fc.double({ min: -170, max: 170, noNaN: true }),
  });
  fc.assert(
    fc.property(pose, fc.double({ min: 0.05, max: 5, noNaN: true }), (expected, scale) => {
      const found = poseOf(turned(expected, scale));
      expect(found.yaw).toBeCloseTo(expected.yaw, 1);
      expect(found.pitch).toBeCloseTo(expected.pitch, 1);
      expect(found.roll).toBeCloseTo(expected.roll, 1);
    }),
  );
});

test('a nose to the right of the picture looks to the right, one near the eyes looks up', () => {
  const straight = turned({ yaw: 0, pitch: 0, roll: 0 });
  const moved = (dx: number, dy: number) => {
    const face = straight.slice();
    face[60]! += dx;
    face[61]! += dy;
    return poseOf(face);
  };
  expect(moved(15, 0).yaw).toBeGreaterThan(10);
  expect(moved(-15, 0).yaw).toBeLessThan(-10);
  expect(moved(0, -15).pitch).toBeGreaterThan(5);
});

test('in a mirror a face is turned the other way', () => {
  const face = turned({ yaw: 25, pitch: -10, roll: 8 });
  const other = Float32Array.from(face, (_, i) => {
    const from = 2 * mirrored[i >> 1]! + (i % 2);
    return i % 2 === 0 ? 1400 - face[from]! : face[from]!;
  });
  const { yaw, pitch, roll } = poseOf(other);
  expect([yaw, pitch, roll].map(Math.round)).toEqual([-25, -10, -8]);
});
