import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, quadOf, rotation } from '../affine.ts';
import type { Point, Quad } from '../affine.ts';
import { flatPatch, movePoint, onPatch, pullPatch } from './patch.ts';
import { after, invertProjective, isConvex, ontoQuad, project } from './projective.ts';
import { finding, spotOf } from './surface.ts';
import type { Surface } from './surface.ts';

const rect = { x: 30, y: -20, width: 300, height: 200 };
const near = (value: number) => fc.double({ min: value - 60, max: value + 60, noNaN: true });
const corner = (x: number, y: number) => fc.record({ x: near(x), y: near(y) });
const anyQuad: fc.Arbitrary<Quad> = fc
  .tuple(corner(30, -20), corner(330, -20), corner(330, 180), corner(30, 180))
  .filter(isConvex);
const inside = fc.record({
  x: fc.double({ min: 30, max: 330, noNaN: true }),
  y: fc.double({ min: -20, max: 180, noNaN: true }),
});
const close = (one: Point, other: Point) => {
  expect(one.x).toBeCloseTo(other.x, 5);
  expect(one.y).toBeCloseTo(other.y, 5);
};

test('the corners come onto the four points, and the inverse brings every point back', () => {
  fc.assert(
    fc.property(anyQuad, inside, (quad, point) => {
      const map = ontoQuad(rect, quad);
      quadOf(rect).forEach((at, index) => {
        close(project(map, at), quad[index]!);
      });
      close(project(invertProjective(map), project(map, point)), point);
    }),
  );
});

test('straight lines stay straight', () => {
  fc.assert(
    fc.property(anyQuad, inside, inside, fc.double({ min: 0, max: 1, noNaN: true }), (quad, a, b, t) => {
      const map = ontoQuad(rect, quad);
      const [p, q] = [project(map, a), project(map, b)];
      const r = project(map, { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
      const off = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
      expect(Math.abs(off) / Math.max(1, Math.hypot(q.x - p.x, q.y - p.y))).toBeLessThan(1e-6);
    }),
  );
});

test('where the corners are those of a turned rectangle, it is that turn', () => {
  const turn = rotation(30, { x: 5, y: 9 });
  fc.assert(
    fc.property(inside, (point) => {
      close(project(ontoQuad(rect, quadOf(rect, turn)), point), apply(turn, point));
      close(project(after(ontoQuad(rect, quadOf(rect)), turn), point), apply(turn, point));
    }),
  );
});

test('a figure that folds over or in is not convex', () => {
  const [p, q, r, s] = quadOf(rect);
  expect(isConvex([p, q, r, s])).toBe(true);
  expect(isConvex([q, p, s, r])).toBe(true);
  expect(isConvex([p, q, s, r])).toBe(false);
  expect(isConvex([p, q, { x: 60, y: 0 }, s])).toBe(false);
});

test('a patch that nobody has moved leaves every point where it is', () => {
  fc.assert(
    fc.property(inside, (point) => {
      const { x, y, width, height } = rect;
      close(onPatch(flatPatch(rect), (point.x - x) / width, (point.y - y) / height), point);
      const surface = { from: rect, patch: flatPatch(rect), onto: ontoQuad(rect, quadOf(rect)) };
      close(spotOf(surface, point.x, point.y), point);
    }),
  );
});

test('the point that is pulled goes along exactly, and corners go through their own', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(unit, unit, near(0), near(0), (u, v, dx, dy) => {
      const patch = flatPatch(rect);
      const at = onPatch(patch, u, v);
      close(onPatch(pullPatch(patch, u, v, dx, dy), u, v), { x: at.x + dx, y: at.y + dy });
      close(onPatch(movePoint(patch, 3, dx, dy), 1, 0), { x: 330 + dx, y: -20 + dy });
    }),
  );
});

const bent: Surface = {
  from: rect,
  patch: pullPatch(movePoint(flatPatch(rect), 0, 20, -35), 0.6, 0.4, 25, 30),
  onto: ontoQuad(rect, [
    { x: 10, y: 0 },
    { x: 350, y: 20 },
    { x: 300, y: 250 },
    { x: 60, y: 190 },
  ]),
};

test('derivatives are those of finite differences', () => {
  fc.assert(
    fc.property(inside, ({ x, y }) => {
      const h = 1e-3;
      const spot = spotOf(bent, x, y);
      const [left, right] = [spotOf(bent, x - h, y), spotOf(bent, x + h, y)];
      const [above, below] = [spotOf(bent, x, y - h), spotOf(bent, x, y + h)];
      expect(spot.xx).toBeCloseTo((right.x - left.x) / (2 * h), 4);
      expect(spot.yx).toBeCloseTo((right.y - left.y) / (2 * h), 4);
      expect(spot.xy).toBeCloseTo((below.x - above.x) / (2 * h), 4);
      expect(spot.yy).toBeCloseTo((below.y - above.y) / (2 * h), 4);
    }),
  );
});

test('a bent point is found again from near by', () => {
  fc.assert(
    fc.property(inside, (point) => {
      const at = spotOf(bent, point.x, point.y);
      const found = new Float64Array(2);
      expect(finding(bent)(at.x, at.y, point.x + 4, point.y - 3, found, 0)).toBe(true);
      expect(Math.hypot(found[0]! - point.x, found[1]! - point.y)).toBeLessThan(1e-2);
    }),
  );
});
