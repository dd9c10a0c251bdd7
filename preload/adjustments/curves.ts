import type { Of } from './defaults.ts';
import { clamp, perChannel } from './kernel.ts';
import type { Curve, PointKernel } from './kernel.ts';

type Points = Of<'curves'>['all'];

/** Each channel by its own curve, then by that of all. */
export function curves({ all, red, green, blue }: Of<'curves'>): PointKernel {
  const whole = curveThrough(all);
  const then = (points: Points): Curve => {
    const own = curveThrough(points);
    return (value) => whole(255 * clamp(own(255 * value) / 255)) / 255;
  };
  return perChannel(then(red), then(green), then(blue));
}

/**
 * The curve through points, 0…255 to 0…255: cubic Hermite with slopes after Fritsch and Carlson, "Monotone
 * piecewise cubic interpolation" (1980), so that it never swings past its points; level before the first and
 * after the last. No points are the straight line.
 */
export function curveThrough(points: Points): Curve {
  const sorted = [...points].sort(([a], [b]) => a - b).filter(([x], i, all) => i === 0 || x > all[i - 1]![0]);
  if (sorted.length === 0) return (x) => x;
  const slopes = slopesOf(sorted);
  return (x) => {
    const next = sorted.findIndex(([px]) => px > x);
    if (next === 0) return sorted[0]![1];
    if (next < 0) return sorted.at(-1)![1];
    const [x0, y0] = sorted[next - 1]!;
    const [x1, y1] = sorted[next]!;
    const h = x1 - x0;
    const t = (x - x0) / h;
    const rise = y1 - y0;
    const a = slopes[next - 1]! * h - rise;
    const b = rise - slopes[next]! * h;
    return y0 + t * rise + t * (1 - t) * (a * (1 - t) + b * t);
  };
}

/** Slopes at the points: means of the neighbouring chords, made flat where these turn and pulled in where too steep. */
function slopesOf(points: Points): number[] {
  const chords = points.slice(1).map(([x, y], i) => (y - points[i]![1]) / (x - points[i]![0]));
  const slopes = points.map((_, i) => {
    const before = chords[i - 1] ?? chords[i] ?? 0;
    const after = chords[i] ?? before;
    return before * after <= 0 ? 0 : (before + after) / 2;
  });
  chords.forEach((chord, i) => {
    if (chord === 0) return;
    const length = Math.hypot(slopes[i]! / chord, slopes[i + 1]! / chord);
    if (length <= 3) return;
    slopes[i] = (3 / length) * slopes[i]!;
    slopes[i + 1] = (3 / length) * slopes[i + 1]!;
  });
  return slopes;
}
