import type { Points } from './affine.ts';

/** Three points by their numbers. */
export type Triangle = readonly [number, number, number];

/**
 * Delaunay's triangulation: no point lies in the circle of any triangle (Bowyer 1981, Watson 1981: each point takes
 * away the triangles in whose circle it falls, and is tied to the rim of the gap).
 */
export function triangulate(points: Points): Triangle[] {
  const count = points.length / 2;
  const at = (i: number) => [all[2 * i]!, all[2 * i + 1]!] as const;
  // Large enough to have every point well inside, which is all that is asked of it.
  const far = 1e4 * Math.max(1, ...Array.from(points, Math.abs));
  const all = [...Array.from(points), -far, -far, far, -far, 0, far];
  let triangles: Triangle[] = [[count, count + 1, count + 2]];
  for (let i = 0; i < count; i++) {
    const [x, y] = at(i);
    const gone = triangles.filter((triangle) => inCircle(triangle.map(at), x, y));
    const sides = gone.flatMap(([a, b, c]): [number, number][] => [
      [a, b],
      [b, c],
      [c, a],
    ]);
    const rim = sides.filter(([a, b]) => !sides.some(([c, d]) => c === b && d === a));
    triangles = triangles.filter((triangle) => !gone.includes(triangle));
    for (const [a, b] of rim) triangles.push([a, b, i]);
  }
  return triangles.filter((triangle) => triangle.every((i) => i < count));
}

function inCircle(corners: readonly (readonly [number, number])[], x: number, y: number): boolean {
  const [[ax, ay], [bx, by], [cx, cy]] = corners.map(([u, v]) => [u - x, v - y]) as [
    [number, number],
    [number, number],
    [number, number],
  ];
  const determinant =
    (ax * ax + ay * ay) * (bx * cy - cx * by) -
    (bx * bx + by * by) * (ax * cy - cx * ay) +
    (cx * cx + cy * cy) * (ax * by - bx * ay);
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  return area > 0 ? determinant > 0 : determinant < 0;
}
