import type { Rect } from '../contract/rect.ts';
import { intersect } from './rect.ts';

/** Puts the RGBA of one rectangle where it lies in another; what lies past that one's edges is left out. */
export function place<T extends Uint8ClampedArray | Float32Array>(
  from: T,
  part: Rect,
  to: T,
  whole: Rect,
): void {
  const { x, y, width, height } = intersect(part, whole);
  for (let row = y; row < y + height; row += 1) {
    const start = 4 * ((row - part.y) * part.width + x - part.x);
    to.set(from.subarray(start, start + 4 * width), 4 * ((row - whole.y) * whole.width + x - whole.x));
  }
}
