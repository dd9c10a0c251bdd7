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
  const sources = new Int32Array(AREA);
  const fades = new Float64Array(AREA);
  const biases = new Float64Array(3 * AREA);
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
        for (let c = 0; c < 3; c++)
          biases[3 * count + c] = sums[3 * middle] === 0 ? 0 : biasOf(level, middle, source[middle]!, c);
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
      red += weight * (colours[3 * source]! + biases[3 * k]!);
      green += weight * (colours[3 * source + 1]! + biases[3 * k + 1]!);
      blue += weight * (colours[3 * source + 2]! + biases[3 * k + 2]!);
      across += weight * texture[2 * source]!;
      down += weight * texture[2 * source + 1]!;
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
