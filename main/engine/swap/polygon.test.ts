import { expect, test } from 'vitest';
import { insidePolygon } from './polygon.ts';

const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

test('as much is inside as the polygon has area', () => {
  const points = [3.3, 4.2, 41.7, 9.1, 33.4, 38.8, 12.9, 44.4, 20, 20];
  const area = points.reduce((total, x, i) => {
    if (i % 2 === 1) return total;
    const j = (i + 2) % points.length;
    return total + (x * points[j + 1]! - points[j]! * points[i + 1]!) / 2;
  }, 0);
  expect(sum(insidePolygon(points, 50, 50))).toBeCloseTo(area, 0);
});

test('a pixel that is cut is inside by its share', () => {
  expect([...insidePolygon([0.5, 0, 3, 0, 3, 0.5, 0.5, 0.5], 4, 1)]).toEqual([0.25, 0.5, 0.5, 0]);
});

test('what lies outside the picture is left out', () => {
  expect(sum(insidePolygon([-10, -10, 20, -10, 20, 20, -10, 20], 5, 4))).toBeCloseTo(20, 5);
});
