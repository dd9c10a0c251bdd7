import type { Points } from './affine.ts';

/** Lines along which each row of pixels is looked at. */
const LINES = 4;

/**
 * How much of each pixel lies inside a polygon, 0…1: along some lines of each row exactly, by the even-odd rule.
 * @param points its corners in turn, in pixels from the picture's corner.
 */
export function insidePolygon(points: Points, width: number, height: number): Float32Array {
  const share = new Float32Array(width * height);
  for (let line = 0; line < LINES * height; line++) {
    const y = (line + 0.5) / LINES;
    const row = Math.floor(line / LINES) * width;
    const crossings = crossingsAt(points, y);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [Math.max(0, crossings[i]!), Math.min(width, crossings[i + 1]!)];
      for (let x = Math.floor(from); x < to; x++) {
        share[row + x] = share[row + x]! + (Math.min(to, x + 1) - Math.max(from, x)) / LINES;
      }
    }
  }
  return share;
}

/** Where a horizontal line crosses the sides, from left to right. */
function crossingsAt(points: Points, y: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const j = (i + 2) % points.length;
    const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[j]!, points[j + 1]!];
    if (y0 <= y === y1 <= y) continue;
    found.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
  return found.sort((a, b) => a - b);
}
