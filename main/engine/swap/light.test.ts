import { expect, test } from 'vitest';
import { randomSource } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import type { Affine } from './affine.ts';
import { fitLight, gainBetween, harmonics, relit, type Light } from './light.ts';

const side = 80;
const toFrontal: Affine = { a: 1 / 28, b: 0, c: -40 / 28, d: 0, e: 1 / 28, f: -28 / 28 };
const place = (at: number): [number, number] => [
  toFrontal.a * ((at % side) + 0.5) + toFrontal.c,
  toFrontal.e * (Math.floor(at / side) + 0.5) + toFrontal.f,
];
const face = Float32Array.from({ length: side * side }, (_, at) => {
  const [x, y] = place(at);
  return Math.hypot(x / 1.1, (y - 0.45) / 1.4) < 1 ? 1 : 0;
});

/** A face of some skin in a light, by nine numbers. */
function lit(light: readonly number[], albedo: (at: number) => number): Planes {
  const data = new Float32Array(3 * side * side);
  for (let at = 0; at < side * side; at++) {
    const basis = harmonics(...place(at));
    const shade = light.reduce((sum, term, i) => sum + term * basis[i]!, 0);
    for (let c = 0; c < 3; c++)
      data[c * side * side + at] = (albedo(at) * (1 - 0.2 * c) * shade) ** (1 / 2.2);
  }
  return { width: side, height: side, data };
}

/** Both as light on what faces the viewer. */
const fromLeft = [0.35, -0.25, -0.05, 0.15, 0, 0.02, 0, 0.03, 0];
const fromRight = [0.26, 0.2, -0.1, 0.2, 0.02, 0, 0, 0, 0.02];

/** One in the light of another one, as far as both are as light ahead. */
function relight(picture: Planes, from: Light, to: Light): Planes {
  return relit(picture, gainBetween(from, to, toFrontal, picture));
}

function apart(a: Planes, b: Planes): number {
  const errors = [...face.keys()]
    .filter((at) => face[at] === 1)
    .map((at) => Math.abs(a.data[at]! - b.data[at]!));
  return errors.reduce((sum, each) => sum + each, 0) / errors.length;
}

test('a face that was lit from the left is lit from the right', () => {
  const [before, after] = [lit(fromLeft, () => 0.8), lit(fromRight, () => 0.8)];
  const changed = relight(before, fitLight(before, face, toFrontal), fitLight(after, face, toFrontal));
  expect(apart(before, after)).toBeGreaterThan(0.05);
  expect(apart(changed, after)).toBeLessThan(0.005);
});

test('what the skin is like stays, brows and all, while the light changes', () => {
  const random = randomSource(3);
  const texture = Array.from({ length: side * side }, (_, at) => {
    const [x, y] = place(at);
    const brow = y > -0.45 && y < -0.25 && Math.abs(x) > 0.25 && Math.abs(x) < 0.85;
    return (brow ? 0.2 : 0.8) * (0.9 + 0.2 * random());
  });
  const other = Array.from({ length: side * side }, () => 0.8 * (0.9 + 0.2 * random()));
  const before = lit(fromLeft, (at) => texture[at]!);
  const photo = lit(fromRight, (at) => other[at]!);
  const changed = relight(before, fitLight(before, face, toFrontal), fitLight(photo, face, toFrontal));
  expect(
    apart(
      changed,
      lit(fromRight, (at) => texture[at]!),
    ),
  ).toBeLessThan(0.015);
});

test('the same light changes nothing', () => {
  const picture = lit(fromLeft, (at) => 0.5 + 0.3 * Math.sin(at));
  const light = fitLight(picture, face, toFrontal);
  expect(apart(relight(picture, light, light), picture)).toBeLessThan(1e-6);
});
