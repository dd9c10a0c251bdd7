import type { Channel } from './channel.ts';

/** How many pixels have each value, 0…255, of each colour and of luminosity; and what follows from it. */
export interface Histogram extends Readonly<Record<Channel, Counts>> {
  readonly pixels: number;
}

export type Counts = Uint32Array;

/** Counts straight RGBA; pixels with no alpha at all aren't there. `all` is luminosity. */
export function histogramOf(data: Uint8ClampedArray): Histogram {
  const [all, red, green, blue] = [counts(), counts(), counts(), counts()];
  let pixels = 0;
  const up = (of: Counts, value: number) => {
    of[value] = (of[value] ?? 0) + 1;
  };
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 0) continue;
    const r = data[i] ?? 0;
    const g = data[i + 1] ?? 0;
    const b = data[i + 2] ?? 0;
    pixels += 1;
    up(red, r);
    up(green, g);
    up(blue, b);
    up(all, Math.round(luminosity(r, g, b)));
  }
  return { all, red, green, blue, pixels };
}

/** How bright a colour is (Rec. 601), in the scale of its numbers. */
export function luminosity(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function counts(): Counts {
  return new Uint32Array(256);
}

export interface Statistics {
  readonly mean: number;
  readonly deviation: number;
  readonly median: number;
  /** Shares of the pixels that are wholly black and wholly white. */
  readonly black: number;
  readonly white: number;
}

export function statisticsOf(counts: Counts): Statistics {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { mean: 0, deviation: 0, median: 0, black: 0, white: 0 };
  const mean = counts.reduce((sum, count, value) => sum + count * value, 0) / total;
  const variance = counts.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0) / total;
  return {
    mean,
    deviation: Math.sqrt(variance),
    median: quantile(counts, 0.5),
    black: (counts[0] ?? 0) / total,
    white: (counts[255] ?? 0) / total,
  };
}

/** The least value that at least this share of the pixels doesn't exceed. */
export function quantile(counts: Counts, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  return Math.max(
    0,
    counts.findIndex((count) => (sum += count) >= share * total && sum > 0),
  );
}

/** Share of the pixels that auto levels let become wholly black, and as many wholly white. */
const clip = 0.001;

/** The values that become black and white so that the range is used up. */
export function rangeOf(counts: Counts): { readonly black: number; readonly white: number } {
  const black = quantile(counts, clip);
  const white = 255 - quantile(counts.slice().reverse(), clip);
  return white > black ? { black, white } : { black: 0, white: 255 };
}

/**
 * An outline of counts in a box of 256 × 100, filled from below. High is what is common, but one heap, such
 * as a black border, doesn't flatten all else: the third of the highest ones counts as the top.
 */
export function outlineOf(counts: Counts): string {
  const [, , third = 1] = counts.slice().sort().reverse();
  const top = Math.max(1, third);
  const points = [...counts].map(
    (count, x) => `L${x} ${(100 - Math.min(100, (100 * count) / top)).toFixed(1)}`,
  );
  return `M0 100${points.join('')}L255 100Z`;
}
