import type { Planes } from '../../image/pixels.ts';
import { resize } from '../../image/resample.ts';
import { applyTo, fitSimilarity, scaleOf, type Affine, type Points } from './affine.ts';
import { addSample } from './sample.ts';
import type { Triangle } from './triangulate.ts';

/** A picture that was moved, and where there is anything of it. */
export interface Moved {
  readonly planes: Planes;
  /** 1 where a pixel was reached, else 0. */
  readonly reached: Uint8Array;
}

/** Samples along a pixel's side where a triangle shrinks more than the whole, at most. */
const MOST_SAMPLES = 4;

/**
 * A picture moved so that points of it come to lie on others, each triangle between them by its own affine map. Every
 * pixel is looked for in the source; where that is shrunk, its mean over the pixel is taken: by a filter as far as all
 * triangles shrink, and by more samples where one shrinks further.
 * @param from places in the source, in pixels from its corner.
 * @param to where they go, in pixels of the result.
 * @param mesh the triangles, by the points' numbers.
 */
export function warp(
  source: Planes,
  from: Points,
  to: Points,
  mesh: readonly Triangle[],
  { width, height }: { readonly width: number; readonly height: number },
): Moved {
  const shrunk = shrunkFor(source, from, scaleOf(fitSimilarity(from, to)));
  const planes: Planes = { width, height, data: new Float32Array(3 * width * height) };
  const reached = new Uint8Array(width * height);
  for (const triangle of mesh) {
    const corners = (points: Points) => cornersOf(triangle, points);
    const own = corners(to);
    const map = betweenTriangles(own, corners(shrunk.points));
    if (map) drawTriangle(own, map, shrunk.source, planes, reached);
  }
  return { planes, reached };
}

/** A picture moved by one affine map, from places of the source to those of the result. */
export function warpBy(
  source: Planes,
  map: Affine,
  size: { readonly width: number; readonly height: number },
): Moved {
  const { width, height } = source;
  const corners = Float32Array.of(0, 0, width, 0, width, height, 0, height);
  const mesh: Triangle[] = [
    [0, 1, 2],
    [0, 2, 3],
  ];
  return warp(source, corners, applyTo(map, corners), mesh, size);
}

/** The source made smaller by as much as it will be shrunk anyhow. */
function shrunkFor(source: Planes, points: Points, scale: number) {
  if (scale >= 1) return { source, points };
  const width = Math.max(1, Math.round(source.width * scale));
  const height = Math.max(1, Math.round(source.height * scale));
  const [across, down] = [width / source.width, height / source.height];
  const moved = applyTo({ a: across, b: 0, c: 0, d: 0, e: down, f: 0 }, points);
  return { source: resize(source, width, height), points: moved };
}

type Corner = readonly [number, number];
type Corners = readonly [Corner, Corner, Corner];

function cornersOf([i, j, k]: Triangle, points: Points): Corners {
  const corner = (at: number): Corner => [points[2 * at]!, points[2 * at + 1]!];
  return [corner(i), corner(j), corner(k)];
}

/** The affine map from one triangle to another; null for one without an area, which has no pixel either. */
function betweenTriangles(from: Corners, to: Corners): Affine | null {
  const [[x0, y0], [x1, y1], [x2, y2]] = from;
  const [[u0, v0], [u1, v1], [u2, v2]] = to;
  const size = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  if (Math.abs(size) < 1e-9) return null;
  const a = ((u1 - u0) * (y2 - y0) - (u2 - u0) * (y1 - y0)) / size;
  const b = ((u2 - u0) * (x1 - x0) - (u1 - u0) * (x2 - x0)) / size;
  const d = ((v1 - v0) * (y2 - y0) - (v2 - v0) * (y1 - y0)) / size;
  const e = ((v2 - v0) * (x1 - x0) - (v1 - v0) * (x2 - x0)) / size;
  return { a, b, c: u0 - a * x0 - b * y0, d, e, f: v0 - d * x0 - e * y0 };
}

function drawTriangle(
  corners: Corners,
  map: Affine,
  source: Planes,
  into: Planes,
  reached: Uint8Array,
): void {
  const { width, height, data } = into;
  const plane = width * height;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(largestStretch(map) - 0.25)));
  const colour = new Float64Array(3);
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys) - 0.5)),
    Math.min(height - 1, Math.ceil(Math.max(...ys))),
  ];
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(...xs) - 0.5)),
    Math.min(width - 1, Math.ceil(Math.max(...xs))),
  ];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const at = y * width + x;
      if (reached[at] === 1 || !isInside(corners, x + 0.5, y + 0.5)) continue;
      colour.fill(0);
      for (let k = 0; k < samples * samples; k++) {
        const px = x + ((k % samples) + 0.5) / samples;
        const py = y + (Math.floor(k / samples) + 0.5) / samples;
        addSample(
          source,
          map.a * px + map.b * py + map.c,
          map.d * px + map.e * py + map.f,
          1 / samples ** 2,
          colour,
        );
      }
      for (let c = 0; c < 3; c++) data[c * plane + at] = colour[c]!;
      reached[at] = 1;
    }
  }
}

/** A pixel on the line between two triangles belongs to the one that is drawn first. */
function isInside([[ax, ay], [bx, by], [cx, cy]]: Corners, x: number, y: number): boolean {
  const one = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  const two = (cx - bx) * (y - by) - (cy - by) * (x - bx);
  const three = (ax - cx) * (y - cy) - (ay - cy) * (x - cx);
  const edge = 1e-6;
  return (one >= -edge && two >= -edge && three >= -edge) || (one <= edge && two <= edge && three <= edge);
}

/** The larger singular value: pixels of the source for one of the result, where that is most. */
function largestStretch({ a, b, d, e }: Affine): number {
  const [power, size] = [a * a + b * b + d * d + e * e, a * e - b * d];
  return Math.sqrt((power + Math.sqrt(Math.max(0, power * power - 4 * size * size))) / 2);
}

/** What a triangle that is turned over counts for: nothing of the face is to be seen in it. */
const TURNED_OVER = 2;

/**
 * How much triangles are bent out of shape when points come to lie on others: the mean logarithm of how many times more
 * each is stretched one way than the other, by the area it has then. 0 for a similarity.
 */
export function distortion(from: Points, to: Points, mesh: readonly Triangle[]): number {
  let [sum, areas] = [0, 0];
  for (const triangle of mesh) {
    const corners = cornersOf(triangle, to);
    const map = betweenTriangles(corners, cornersOf(triangle, from));
    if (!map) continue;
    const [[x0, y0], [x1, y1], [x2, y2]] = corners;
    const area = Math.abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0));
    const [most, size] = [largestStretch(map), map.a * map.e - map.b * map.d];
    const bent = size > 0 ? Math.min(TURNED_OVER, Math.log((most * most) / size)) : TURNED_OVER;
    sum += area * bent;
    areas += area;
  }
  return areas > 0 ? sum / areas : 0;
}
