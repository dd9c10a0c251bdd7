import type { Rect } from '../pixels/rect.ts';

/** Puts a block of RGBA at its place in a larger one. */
export function place<T extends Uint8ClampedArray | Float32Array>(
  from: T,
  part: Rect,
  to: T,
  whole: Rect,
): void {
  for (let y = 0; y < part.height; y += 1) {
    const start = 4 * ((part.y - whole.y + y) * whole.width + part.x - whole.x);
    to.set(from.subarray(4 * y * part.width, 4 * (y + 1) * part.width), start);
  }
}
