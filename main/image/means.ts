import { checkSize, filter, type Kernel } from './separable.ts';

/**
 * Planes made smaller, each value the mean over the area that it takes the place of: nothing overshoots, and
 * what is nowhere stays nowhere, as masks want it. The same size gives the same numbers.
 */
export function shrinkToMeans(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array {
  checkSize(toWidth, toHeight);
  const columns = toWidth === width ? null : means(width, toWidth);
  const rows = toHeight === height ? null : means(height, toHeight);
  return filter(data, channels, width, height, columns, rows);
}

/** How much of each input lies under every output. */
function means(from: number, to: number): Kernel {
  const scale = from / to;
  const taps = Math.min(from, Math.ceil(scale) + 1);
  const start = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i += 1) {
    const [left, right] = [(i * from) / to, ((i + 1) * from) / to];
    const first = Math.min(Math.floor(left), from - taps);
    start[i] = first;
    for (let k = 0; k < taps; k += 1) {
      const under = Math.min(right, first + k + 1) - Math.max(left, first + k);
      weights[i * taps + k] = Math.max(0, under) / scale;
    }
  }
  return { taps, start, weights };
}
