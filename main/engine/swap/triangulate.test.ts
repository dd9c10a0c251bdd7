import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frontal, meshPoints } from './frontal.ts';
import { triangulate } from './triangulate.ts';

const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
  minLength: 4,
  maxLength: 30,
  selector: ([x, y]) => 100 * x + y,
});

test('no point lies in the circle around a triangle', () => {
  fc.assert(
    fc.property(places, (pairs) => {
      // Moved a little, so that no four lie on one circle.
      const points = pairs.flatMap(([x, y], i) => [
        x + 0.1 * Math.sin(3 * i + x),
        y + 0.1 * Math.cos(5 * i + y),
      ]);
      for (const triangle of triangulate(points)) {
        const [[ax, ay], [bx, by], [cx, cy]] = triangle.map((i) => [points[2 * i]!, points[2 * i + 1]!]) as [
          [number, number],
          [number, number],
          [number, number],
        ];
        // The point as far from all three corners.
        const size = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
        const x =
          ((ax ** 2 + ay ** 2) * (by - cy) +
            (bx ** 2 + by ** 2) * (cy - ay) +
            (cx ** 2 + cy ** 2) * (ay - by)) /
          size;
        const y =
          ((ax ** 2 + ay ** 2) * (cx - bx) +
            (bx ** 2 + by ** 2) * (ax - cx) +
            (cx ** 2 + cy ** 2) * (bx - ax)) /
          size;
        const radius = Math.hypot(ax - x, ay - y);
        for (let i = 0; i < points.length; i += 2) {
          if (triangle.includes(i / 2)) continue;
          expect(Math.hypot(points[i]! - x, points[i + 1]! - y)).toBeGreaterThan(
            radius - 1e-6 * (1 + radius),
          );
        }
      }
    }),
  );
});

test('the triangles of a face fill the ring around it once', () => {
  const points = meshPoints(frontal);
  const area = (corners: readonly number[]) =>
    corners.reduce((sum, i, k) => {
      const j = corners[(k + 1) % corners.length]!;
      return sum + (points[2 * i]! * points[2 * j + 1]! - points[2 * j]! * points[2 * i + 1]!) / 2;
    }, 0);
  const ring = Array.from({ length: 16 }, (_, i) => points.length / 2 - 16 + i);
  const sum = triangulate(points).reduce((total, triangle) => total + Math.abs(area(triangle)), 0);
  expect(sum).toBeCloseTo(area(ring), 3);
});
