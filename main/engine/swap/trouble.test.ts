import { expect, test } from 'vitest';
import { applyTo } from './affine.ts';
import { frontal } from './frontal.ts';
import { troubleWith, turnOf } from './trouble.ts';

const photo = { width: 400, height: 500 };
const placed = (face: ArrayLike<number>, x = 200, unit = 60) =>
  applyTo({ a: unit, b: 0, c: x, d: 0, e: unit, f: 200 }, face);
/** As far to the side as an angle says, the nose before the rest. */
const turned = (angle: number) =>
  frontal.map((value, i) => {
    if (i % 2 === 1) return value;
    const inner = i >= 54 && i < 72;
    return value * Math.cos(angle) + (inner ? 0.6 : -0.2) * Math.sin(angle);
  });

test('a face from the front has its nose in the middle, and one that turns doesn’t', () => {
  expect(turnOf(frontal)).toBeCloseTo(0.5);
  expect(troubleWith(placed(frontal), photo)).toBe('none');
  expect(troubleWith(placed(turned(0.4)), photo)).toBe('none');
  expect(troubleWith(placed(turned(1.2)), photo)).toBe('profile');
});

test('turning the head to the side or laying it down changes nothing of that', () => {
  const lying = applyTo({ a: 0, b: -60, c: 200, d: 60, e: 0, f: 200 }, frontal);
  expect(turnOf(lying)).toBeCloseTo(0.5);
});

test('a face over the edge is cut, and one of few pixels small', () => {
  expect(troubleWith(placed(frontal, 20), photo)).toBe('cut');
  expect(troubleWith(placed(frontal, 200, 10), photo)).toBe('small');
});
