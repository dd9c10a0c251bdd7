import type { Raster } from '../pixels/raster.ts';
import { read } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';

/** How much there is of each value, 0…255, by channel; a pixel counts as much as it is opaque and selected, up to 1. */
export interface Histogram {
  readonly red: Float64Array;
  readonly green: Float64Array;
  readonly blue: Float64Array;
  /** 0.3 R + 0.59 G + 0.11 B */
  readonly luminosity: Float64Array;
}

/** Of straight RGBA bytes that lie at a rectangle of the document; only where selected, if there is a selection. */
export function histogram(pixels: Uint8ClampedArray, rect: Rect, selection: Raster | null = null): Histogram {
  const [red, green, blue, luminosity] = [0, 1, 2, 3].map(() => new Float64Array(256)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const selected = selection ? read(selection, rect) : null;
  for (let i = 0, at = 0; at < pixels.length; i += 1, at += 4) {
    const weight = (pixels[at + 3]! * (selected ? selected[i]! : 255)) / 65025;
    if (weight === 0) continue;
    const r = pixels[at]!;
    const g = pixels[at + 1]!;
    const b = pixels[at + 2]!;
    red[r]! += weight;
    green[g]! += weight;
    blue[b]! += weight;
    luminosity[Math.round(0.3 * r + 0.59 * g + 0.11 * b)]! += weight;
  }
  return { red, green, blue, luminosity };
}
