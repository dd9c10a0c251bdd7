import { AREA, biasOf, FULL, RADIUS, type Level } from './patch.ts';
import type { Field } from './search.ts';

/** Each pixel further from the rim counts this much less (Wexler, Shechtman & Irani 2007, section 3.1). */
const FADE = 1.3;

/** Each of these pixels becomes the mean of what the sources of the patches over it propose, the more alike the more. */
export function vote(
  level: Level,
  { source, cost }: Field,
  pixels: Int32Array,
  from = 0,
  to = pixels.length,
): void {
  const { width, height, colours, texture, depth, sums } = level;
  const costs = new Float64Array(AREA);
  const middles = new Int32Array(AREA);
  for (let i = from; i < to; i++) {
    const at = pixels[i]!;
    const y = (at / width) | 0;
    const x = at - y * width;
    const [left, right] = [Math.max(RADIUS, x - RADIUS), Math.min(width - 1 - RADIUS, x + RADIUS)];
    const [top, bottom] = [Math.max(RADIUS, y - RADIUS), Math.min(height - 1 - RADIUS, y + RADIUS)];
    let count = 0;
    for (let cy = top; cy <= bottom; cy++) {
      for (let middle = cy * width + left; middle <= cy * width + right; middle++) {
        if (source[middle]! < 0) continue;
        costs[count] = cost[middle]!;
        middles[count] = middle;
        count++;
      }
    }
    if (count === 0) continue;
    const spread = 2 * Math.max(1, upperQuartile(costs, count));
    const shallowest = depth[at]! - 2 * RADIUS - 1;
    let [total, red, green, blue, across, down] = [0, 0, 0, 0, 0, 0];
    for (let k = 0; k < count; k++) {
      const middle = middles[k]!;
      const match = source[middle]!;
      const proposed = match + at - middle;
      const weight = rimFade[depth[middle]! - shallowest]! * Math.exp(-costs[k]! / spread);
      const measured = sums[3 * middle]! > 0;
      total += weight;
      red += weight * (colours[3 * proposed]! + (measured ? biasOf(level, middle, match, 0) : 0));
      green += weight * (colours[3 * proposed + 1]! + (measured ? biasOf(level, middle, match, 1) : 0));
      blue += weight * (colours[3 * proposed + 2]! + (measured ? biasOf(level, middle, match, 2) : 0));
      across += weight * texture[2 * proposed]!;
      down += weight * texture[2 * proposed + 1]!;
    }
    colours[3 * at] = Math.min(FULL, Math.max(0, red / total + 0.5));
    colours[3 * at + 1] = Math.min(FULL, Math.max(0, green / total + 0.5));
    colours[3 * at + 2] = Math.min(FULL, Math.max(0, blue / total + 0.5));
    texture[2 * at] = across / total + 0.5;
    texture[2 * at + 1] = down / total + 0.5;
  }
}

/** By the difference of two depths within a patch. */
const rimFade = Float64Array.from({ length: 4 * RADIUS + 3 }, (_, i) => FADE ** (2 * RADIUS + 1 - i));

/** The largest quarter of a patch's costs, in order. */
const largest = new Float64Array(AREA);

/** The value that three of four are not above. */
function upperQuartile(values: Float64Array, count: number): number {
  const kept = count - ((3 * (count - 1)) >> 2);
  largest.fill(-1, 0, kept);
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (value <= largest[0]!) continue;
    let at = 0;
    for (; at + 1 < kept && largest[at + 1]! < value; at++) largest[at] = largest[at + 1]!;
    largest[at] = value;
  }
  return largest[0]!;
}

/**
 * For each pixel of the hole the one that the patch over it that fits best copies there, and what that patch adds to
 * it: no means, so that grain stays grain.
 */
export function copies(
  level: Level,
  { source, cost }: Field,
): { readonly from: Int32Array; readonly bias: Float32Array } {
  const { width, height, missing } = level;
  const bias = new Float32Array(3 * missing.length);
  const from = missing.map((at, i) => {
    const y = (at / width) | 0;
    const x = at - y * width;
    let [from, least, best] = [-1, Infinity, 0];
    for (let cy = Math.max(RADIUS, y - RADIUS); cy <= Math.min(height - 1 - RADIUS, y + RADIUS); cy++) {
      for (let cx = Math.max(RADIUS, x - RADIUS); cx <= Math.min(width - 1 - RADIUS, x + RADIUS); cx++) {
        const middle = cy * width + cx;
        if (source[middle]! < 0 || cost[middle]! >= least) continue;
        least = cost[middle]!;
        best = middle;
        from = source[middle]! + at - middle;
      }
    }
    for (let c = 0; c < 3; c++) bias[3 * i + c] = biasOf(level, best, source[best]!, c) / FULL;
    return from;
  });
  return { from, bias };
}
