import { expect, test } from 'vitest';
import type { Level } from './patch.ts';
import { rectangle, toEnd } from './pictures.testing.ts';
import { pyramid } from './pyramid.ts';
import { seamless } from './seam.ts';

const side = 64;
const hole = rectangle({ width: side, height: side }, 8, 40, 24, 56).map((value) => value & 1);
const level: Level = pyramid({
  ...{ width: side, height: side, hole },
  colours: new Uint16Array(3 * side * side),
  free: hole.map((missing) => 1 - missing),
})[0]!;
const known = hole.map((missing) => 1 - missing);
/** All of the hole copied from 32 pixels to its right. */
const from = level.missing.map((at) => at + 32);
const none = new Float32Array(3 * from.length);
const met = (values: Float32Array, bias: Float32Array) => toEnd(seamless(level, from, values, known, bias));
const picture = (grey: (x: number) => number) =>
  Float32Array.from({ length: 3 * side * side }, (_, p) => grey(Math.floor(p / 3) % side));

test('what is copied from where it is lighter gets as dark as what lies around', () => {
  const added = met(
    picture((x) => (x < 32 ? 0.5 : 0.53)),
    none,
  );
  expect(Math.min(...added)).toBeGreaterThan(-0.0301);
  expect(Math.max(...added)).toBeLessThan(-0.02);
});

test('a slope of light in the surroundings goes on across what is copied', () => {
  // The copy brings its own slope along, and lies 0.032 too high; both are right with that taken off.
  const added = met(
    picture((x) => 0.3 + 0.001 * x),
    none,
  );
  expect(Math.max(...added.map((each) => Math.abs(each + 0.032)))).toBeLessThan(0.011);
});

test('a piece that was made as dark already is made no darker', () => {
  const bias = none.map(() => -0.03);
  const added = met(
    picture((x) => (x < 32 ? 0.5 : 0.53)),
    bias,
  );
  expect(Math.max(...added.map(Math.abs))).toBeLessThan(1e-6);
});

test('where content ends, its colour doesn’t bleed', () => {
  const added = met(
    picture((x) => (x < 32 ? 0 : 1)),
    none,
  );
  expect(Math.max(...added.map(Math.abs))).toBeLessThan(0.02);
});

test('it tells often how far it has come, so that it can be stopped on the way', () => {
  const shares = [
    ...seamless(
      level,
      from,
      picture(() => 0.5),
      known,
      none,
    ),
  ];
  expect(shares.length).toBeGreaterThan(20);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});
