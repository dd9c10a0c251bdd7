import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyTo, compose, fitAffine, fitSimilarity, inverse, scaleOf, type Affine } from './affine.ts';

const identity: Affine = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 };

const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
/** Three that don't lie on a line, and more. */
const spread = fc
  .array(coordinate, { minLength: 8, maxLength: 20 })
  .map((more) => [0, 0, 50, 3, -7, 60, ...more.slice(0, more.length & ~1)]);

test('a similarity is found again from the points that it moved', () => {
  fc.assert(
    fc.property(
      spread,
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      coordinate,
      (points, angle, scale, shift) => {
        const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
        const moved = applyTo({ a: cos, b: -sin, c: shift, d: sin, e: cos, f: -shift }, points);
        const found = fitSimilarity(points, moved);
        expect(found.a).toBeCloseTo(cos, 3);
        expect(found.d).toBeCloseTo(sin, 3);
        expect(scaleOf(found)).toBeCloseTo(scale, 3);
        expect(Math.abs(found.c - shift)).toBeLessThan(0.02);
      },
    ),
  );
});

test('no other turn, scale or shift brings points nearer', () => {
  fc.assert(
    fc.property(spread, fc.integer({ min: 0, max: 3 }), (points, which) => {
      const wanted = points.map((value, i) => value + 5 * Math.sin(7 * i));
      const distance = (moved: Float32Array) =>
        moved.reduce((sum, value, i) => sum + (value - wanted[i]!) ** 2, 0);
      const best = fitSimilarity(points, wanted);
      for (const step of [-0.01, 0.01]) {
        const turned = {
          a: Math.cos(step),
          b: -Math.sin(step),
          c: 0,
          d: Math.sin(step),
          e: Math.cos(step),
          f: 0,
        };
        const scaled = { ...identity, a: 1 + step, e: 1 + step };
        const other = [turned, scaled, { ...identity, c: step }, { ...identity, f: step }][which]!;
        expect(distance(applyTo(compose(best, other), points))).toBeGreaterThan(
          distance(applyTo(best, points)) - 1e-3,
        );
      }
    }),
  );
});

test('an affine map is found again from the points that it moved', () => {
  const map = { a: 1.2, b: -0.3, c: 4, d: 0.5, e: 0.9, f: -2 };
  const points = [0, 0, 10, 1, 3, 12, -4, 5, 8, 8];
  const found = fitAffine(points, applyTo(map, points));
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f'] as const) expect(found[key]).toBeCloseTo(map[key], 5);
});

test('a map and its inverse undo each other', () => {
  const map = { a: 1.2, b: -0.3, c: 4, d: 0.5, e: 0.9, f: -2 };
  const both = compose(map, inverse(map));
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f'] as const) expect(both[key]).toBeCloseTo(identity[key], 10);
});
