import type { Plane } from './blocks.ts';

/** A closed line: x, y, x, y … The last point joins the first. */
export type Contour = Float32Array;

const half = 127.5;

/**
 * The lines between what is at least half selected and what is not: marching squares on the pixels'
 * centres (Lorensen and Cline's in two dimensions). Crossings are interpolated, so that antialiased edges are
 * smooth lines; where a square has none but full and empty pixels, the line keeps to the pixels' own edges,
 * so that a rectangle has its corners. What is selected lies on the right hand side. Points are in pixels
 * of the plane, whose corner is (0, 0). Null where there would be more than `most` crossings.
 */
export function contours(plane: Plane, most = Infinity): readonly Contour[] | null {
  const next = links(plane, most);
  if (!next) return null;
  const lines: Contour[] = [];
  for (const first of next.keys()) {
    const points: number[] = [];
    let at = first;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) {
      next.delete(at);
      addPoint(points, plane, at, to);
      at = to;
    }
    if (points.length >= 6) lines.push(straightened(points));
  }
  return lines;
}

/**
 * Each crossing by the one that follows it. A crossing lies on the way from a pixel's centre to that of its
 * right (even) or lower (odd) neighbour; pixels are counted in a plane with one empty pixel all around.
 */
function links(plane: Plane, most: number): Map<number, number> | null {
  const { width, height, data } = plane;
  const stride = width + 2;
  const next = new Map<number, number>();
  const above = new Uint8Array(stride);
  const below = new Uint8Array(stride);
  for (let y = 0; y <= height; y += 1) {
    below.fill(0);
    if (y < height) for (let x = 0; x < width; x += 1) below[x + 1] = data[y * width + x]! > half ? 1 : 0;
    for (let x = 0; x <= width; x += 1) {
      const a = above[x]!;
      const b = above[x + 1]!;
      const c = below[x + 1]!;
      const d = below[x]!;
      const square = (a << 3) | (b << 2) | (c << 1) | d;
      if (square === 0 || square === 15) continue;
      const top = 2 * (y * stride + x);
      const left = top + 1;
      const right = top + 3;
      const bottom = 2 * ((y + 1) * stride + x);
      // Walking with what is selected at the right hand: in y-down coordinates, clockwise around it.
      const sides = [top, right, bottom, left];
      for (const [from, to] of steps[square]!) next.set(sides[from]!, sides[to]!);
    }
    if (next.size > most) return null;
    above.set(below);
  }
  return next;
}

/** For each of the sixteen squares (bits: upper left, upper right, lower right, lower left) the ways from side to side: 0 top, 1 right, 2 bottom, 3 left. Selected corners that touch at one point stay apart. */
const steps: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 2]],
  [[2, 1]],
  [[3, 1]],
  [[1, 0]],
  [
    [1, 0],
    [3, 2],
  ],
  [[2, 0]],
  [[3, 0]],
  [[0, 3]],
  [[0, 2]],
  [
    [0, 3],
    [2, 1],
  ],
  [[0, 1]],
  [[1, 3]],
  [[1, 2]],
  [[2, 3]],
  [],
];

/** Adds the crossing, and the corner of pixels after it where the square is one of full and empty pixels alone. */
function addPoint(points: number[], plane: Plane, at: number, to: number): void {
  const stride = plane.width + 2;
  const [x, y] = place(at, stride);
  const down = at % 2 === 1;
  const a = valueAt(plane, x, y);
  const b = valueAt(plane, x + (down ? 0 : 1), y + (down ? 1 : 0));
  const share = (half - a) / (b - a);
  // Pixel (x, y) of the padded plane has its centre at (x − ½, y − ½).
  points.push(x - 0.5 + (down ? 0 : share), y - 0.5 + (down ? share : 0));
  const [tx, ty] = place(to, stride);
  const cornerX = Math.min(x, tx);
  const cornerY = Math.min(y, ty);
  if (at % 2 !== to % 2 && isHard(plane, cornerX, cornerY)) points.push(cornerX, cornerY);
}

function place(crossing: number, stride: number): readonly [number, number] {
  const pixel = Math.floor(crossing / 2);
  return [pixel % stride, Math.floor(pixel / stride)];
}

function valueAt({ width, height, data }: Plane, x: number, y: number): number {
  return x < 1 || y < 1 || x > width || y > height ? 0 : data[(y - 1) * width + x - 1]!;
}

/** Whether the four pixels of a square are all full or empty. */
function isHard(plane: Plane, x: number, y: number): boolean {
  for (let i = 0; i < 4; i += 1) {
    const value = valueAt(plane, x + (i & 1), y + (i >> 1));
    if (value !== 0 && value !== 255) return false;
  }
  return true;
}

/** Without the points that lie on the straight way between their neighbours. */
function straightened(points: readonly number[]): Contour {
  const kept: number[] = [];
  const count = points.length / 2;
  for (let i = 0; i < count; i += 1) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    const before = 2 * ((i + count - 1) % count);
    const after = 2 * ((i + 1) % count);
    const turn =
      (x - points[before]!) * (points[after + 1]! - y) - (y - points[before + 1]!) * (points[after]! - x);
    if (Math.abs(turn) > 1e-6) kept.push(x, y);
  }
  return Float32Array.from(kept);
}
