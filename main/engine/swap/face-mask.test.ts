import { expect, test } from 'vitest';
import type { Planes } from '../../image/pixels.ts';
import { applyTo } from './affine.ts';
import { faceMask } from './face-mask.ts';
import { frontal } from './frontal.ts';
import { lookAt } from './look.ts';

const side = 160;
const landmarks = applyTo({ a: 40, b: 0, c: 80, d: 0, e: 40, f: 66 }, frontal);
const skin = [0.75, 0.55, 0.45];

/** A face of skin before a dark ground; hair where it is told. */
function portrait(isHair: (x: number, y: number) => boolean): Planes {
  const data = new Float32Array(3 * side * side);
  for (let at = 0; at < side * side; at++) {
    const [x, y] = [at % side, Math.floor(at / side)];
    const inside = Math.hypot((x - 80) / 48, (y - 78) / 64) < 1;
    const grain = 0.02 * Math.sin(12.9898 * at);
    for (let c = 0; c < 3; c++)
      data[c * side * side + at] = (isHair(x, y) ? 0.15 : inside ? skin[c]! : 0.05) + grain;
  }
  return { width: side, height: side, data };
}

const bald = portrait(() => false);
/** The mask of one portrait, with another one laid over it. */
function maskOf(photo: Planes, person = photo): Float32Array {
  const skin = (planes: Planes) => lookAt({ planes, landmarks }).skin;
  return faceMask({ photo, landmarks, own: skin(photo), theirs: skin(person) });
}

const at = (mask: Float32Array, x: number, y: number) => mask[y * side + x]!;

test('a face is laid over whole in its middle, not at all beyond its outline, and fades between', () => {
  const mask = maskOf(bald);
  expect(at(mask, 80, 85)).toBe(1);
  expect(at(mask, 80, 152)).toBe(0);
  expect(at(mask, 20, 80)).toBe(0);
  const row = mask.subarray(85 * side, 85 * side + 80);
  row.forEach((value, x) => x > 0 && expect(value).toBeGreaterThanOrEqual(row[x - 1]! - 0.02));
});

test('hair that falls over the forehead stays', () => {
  const fringe = (_: number, y: number) => y < 42;
  const mask = maskOf(portrait(fringe));
  expect(at(mask, 80, 34)).toBeLessThan(0.05);
  expect(at(mask, 80, 85)).toBe(1);
  expect(at(maskOf(bald), 80, 38)).toBeGreaterThan(0.2);
});

test('the other person’s fringe isn’t laid over the forehead', () => {
  const mask = maskOf(
    bald,
    portrait((_, y) => y < 42),
  );
  expect(at(mask, 80, 34)).toBeLessThan(0.05);
});

test('what lies before a cheek stays', () => {
  const strand = (x: number, y: number) => x > 102 && y > 66 && y < 130;
  const mask = maskOf(portrait(strand), bald);
  expect(at(mask, 110, 88)).toBeLessThan(0.1);
  expect(at(mask, 60, 88)).toBeGreaterThan(0.8);
});
