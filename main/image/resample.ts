import type { Planes } from './pixels.ts';
import { checkSize, filter, type Kernel } from './separable.ts';

const LOBES = 3;

/**
 * Resizes with the separable Lanczos-3 kernel, widened by the scale when shrinking so that nothing
 * aliases (Turkowski, "Filters for common resampling tasks", Graphics Gems 1990). Pixel centres lie at
 * i + ½; weights sum to 1 and are renormalised at the edges. Values may overshoot 0…1 beside hard edges.
 * The same size gives the same numbers.
 */
export function resize(planes: Planes, width: number, height: number): Planes {
  return { width, height, data: resizeChannels(planes.data, 3, planes.width, planes.height, width, height) };
}

/** {@link resize} for any number of planes: `channels` · height · width values in and out. */
export function resizeChannels(
  data: Float32Array,
  channels: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array {
  checkSize(toWidth, toHeight);
  const columns = toWidth === width ? null : lanczos(width, toWidth);
  const rows = toHeight === height ? null : lanczos(height, toHeight);
  return filter(data, channels, width, height, columns, rows);
}

/** The taps for every output position. */
function lanczos(from: number, to: number): Kernel {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const radius = LOBES * stretch;
  const taps = Math.min(from, Math.ceil(2 * radius) + 1);
  const start = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.min(from - taps, Math.ceil(centre - radius - 0.5)));
    start[i] = first;
    const row = Array.from({ length: taps }, (_, k) => lanczos3((first + k + 0.5 - centre) / stretch));
    const sum = row.reduce((total, weight) => total + weight, 0);
    row.forEach((weight, k) => (weights[i * taps + k] = weight / sum));
  }
  return { taps, start, weights };
}

/** sinc(x) · sinc(x / 3) inside |x| < 3, else 0. */
function lanczos3(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const px = Math.PI * x;
  return (LOBES * Math.sin(px) * Math.sin(px / LOBES)) / (px * px);
}
