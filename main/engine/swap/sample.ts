import type { Planes } from '../../image/pixels.ts';

/**
 * The colour of a place between pixels, by Catmull and Rom's cubics (Keys 1981, a = −½), which pass through every pixel;
 * outside the picture is what its edge is.
 * @param x in pixels from the picture's corner: the middle of the first pixel lies at ½.
 * @param into gets red, green and blue added, each times `share`.
 */
export function addSample(
  { width, height, data }: Planes,
  x: number,
  y: number,
  share: number,
  into: Float64Array,
): void {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const across = cubic(x - 0.5 - left);
  const down = cubic(y - 0.5 - top);
  const plane = width * height;
  for (let j = 0; j < 4; j++) {
    const row = Math.min(height - 1, Math.max(0, top - 1 + j)) * width;
    for (let i = 0; i < 4; i++) {
      const at = row + Math.min(width - 1, Math.max(0, left - 1 + i));
      const weight = share * down[j]! * across[i]!;
      into[0] = into[0]! + weight * data[at]!;
      into[1] = into[1]! + weight * data[plane + at]!;
      into[2] = into[2]! + weight * data[2 * plane + at]!;
    }
  }
}

/** Weights of the pixels at −1, 0, 1 and 2 for a place between 0 and 1. */
function cubic(t: number): readonly [number, number, number, number] {
  const [tt, ttt] = [t * t, t * t * t];
  return [
    -0.5 * t + tt - 0.5 * ttt,
    1 - 2.5 * tt + 1.5 * ttt,
    0.5 * t + 2 * tt - 1.5 * ttt,
    -0.5 * tt + 0.5 * ttt,
  ];
}
