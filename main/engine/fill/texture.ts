import { AREA } from './patch.ts';

/**
 * How rough the picture is around each pixel, across and down: the mean size of its gradient over a square, by which
 * a rough place is told from a smooth one of the same colour (Newson et al. 2014, section 3.2.2).
 */

/** Of roughness against colour. Newson's 50 chooses places by it that have the wrong colour: measured on Yang's pictures. */
const WEIGHT = 10;
/** A patch's roughness is looked at in five of its pixels. */
const SCALE = Math.sqrt((WEIGHT * AREA) / 5);
/** Squares of it, ten at a time, stay below 2³¹. */
const MOST = 14_000;

/**
 * @param side of the square that is averaged over.
 * @returns two numbers a pixel, from known pixels alone; in the hole's inside, where there are none, 0.
 */
export function roughness(
  colours: Uint16Array,
  hole: Uint8Array,
  width: number,
  height: number,
  side: number,
): Uint16Array {
  const texture = new Uint16Array(2 * width * height);
  for (const [channel, step] of [
    [0, 1],
    [1, width],
  ] as const) {
    const slopes = new Float64Array((width + 1) * (height + 1));
    const counts = new Int32Array((width + 1) * (height + 1));
    for (let y = 0; y < height; y++) {
      let [sum, count] = [0, 0];
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        const inside = channel === 0 ? x + 1 < width : y + 1 < height;
        if (inside && hole[at] === 0 && hole[at + step] === 0) {
          sum += Math.abs(grey(colours, at + step) - grey(colours, at));
          count++;
        }
        const to = (y + 1) * (width + 1) + x + 1;
        slopes[to] = slopes[to - width - 1]! + sum;
        counts[to] = counts[to - width - 1]! + count;
      }
    }
    const half = side >> 1;
    for (let y = 0; y < height; y++) {
      const [top, bottom] = [
        Math.max(0, y - half) * (width + 1),
        Math.min(height, y + half + 1) * (width + 1),
      ];
      for (let x = 0; x < width; x++) {
        const [left, right] = [Math.max(0, x - half), Math.min(width, x + half + 1)];
        const count =
          counts[bottom + right]! - counts[top + right]! - counts[bottom + left]! + counts[top + left]!;
        if (count === 0) continue;
        const sum =
          slopes[bottom + right]! - slopes[top + right]! - slopes[bottom + left]! + slopes[top + left]!;
        texture[2 * (y * width + x) + channel] = Math.min(MOST, Math.round((SCALE * sum) / count));
      }
    }
  }
  return texture;
}

function grey(colours: Uint16Array, at: number): number {
  return (colours[3 * at]! + 2 * colours[3 * at + 1]! + colours[3 * at + 2]!) / 4;
}
