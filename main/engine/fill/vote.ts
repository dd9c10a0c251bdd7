import { AREA, RADIUS, type Level } from './patch.ts';
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
  const { width, height, colours, texture, depth } = level;
  const costs = new Float64Array(AREA);
  const sources = new Int32Array(AREA);
  const fades = new Float64Array(AREA);
  for (let i = from; i < to; i++) {
    const at = pixels[i]!;
    const y = (at / width) | 0;
    const x = at - y * width;
    let count = 0;
    for (let cy = Math.max(RADIUS, y - RADIUS); cy <= Math.min(height - 1 - RADIUS, y + RADIUS); cy++) {
      for (let cx = Math.max(RADIUS, x - RADIUS); cx <= Math.min(width - 1 - RADIUS, x + RADIUS); cx++) {
        const middle = cy * width + cx;
        if (source[middle]! < 0) continue;
        costs[count] = cost[middle]!;
        sources[count] = source[middle]! + at - middle;
        fades[count] = rimFade[depth[middle]! - depth[at]! + 2 * RADIUS + 1]!;
        count++;
      }
    }
    if (count === 0) continue;
    const spread = 2 * Math.max(1, upperQuartile(costs, count));
    let [total, red, green, blue, across, down] = [0, 0, 0, 0, 0, 0];
    for (let k = 0; k < count; k++) {
      const weight = fades[k]! * Math.exp(-costs[k]! / spread);
      const source = sources[k]!;
      total += weight;
      red += weight * colours[3 * source]!;
      green += weight * colours[3 * source + 1]!;
      blue += weight * colours[3 * source + 2]!;
      across += weight * texture[2 * source]!;
      down += weight * texture[2 * source + 1]!;
    }
    colours[3 * at] = red / total + 0.5;
    colours[3 * at + 1] = green / total + 0.5;
    colours[3 * at + 2] = blue / total + 0.5;
    texture[2 * at] = across / total + 0.5;
    texture[2 * at + 1] = down / total + 0.5;
  }
}

/** By the difference of two depths within a patch. */
const rimFade = Float64Array.from({ length: 4 * RADIUS + 3 }, (_, i) => FADE ** (2 * RADIUS + 1 - i));

const sorted = new Float64Array(AREA);

/** The value that three of four are not above. */
function upperQuartile(values: Float64Array, count: number): number {
  const wanted = (3 * (count - 1)) >> 2;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = value;
  }
  return sorted[wanted]!;
}

/**
 * For each pixel of the hole the one that the patch over it that fits best copies there: no means, so that grain
 * stays grain.
 */
export function copies({ width, height, missing }: Level, { source, cost }: Field): Int32Array {
  return missing.map((at) => {
    const y = (at / width) | 0;
    const x = at - y * width;
    let [from, least] = [-1, Infinity];
    for (let cy = Math.max(RADIUS, y - RADIUS); cy <= Math.min(height - 1 - RADIUS, y + RADIUS); cy++) {
      for (let cx = Math.max(RADIUS, x - RADIUS); cx <= Math.min(width - 1 - RADIUS, x + RADIUS); cx++) {
        const middle = cy * width + cx;
        if (source[middle]! < 0 || cost[middle]! >= least) continue;
        least = cost[middle]!;
        from = source[middle]! + at - middle;
      }
    }
    return from;
  });
}
