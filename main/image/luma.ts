import { luminance } from './colour.ts';
import type { Planes } from './pixels.ts';

/** One channel of a picture: height · width values, 0…1. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/**
 * What enlarging is measured on: Y of BT.601 in its studio range, (16 + 65.481 R + 128.553 G + 24.966 B) / 255,
 * which is MATLAB's `rgb2ycbcr` without its rounding. Published tables take a file of one channel as it is:
 * `full` is the same Y from 0 to 1, which leaves grey what it was, and has differences 255/219 as large.
 */
export function luma(picture: Planes, range: 'studio' | 'full'): Plane {
  const { width, height } = picture;
  const data = luminance(picture);
  if (range === 'studio') {
    for (let i = 0; i < data.length; i++) data[i] = (16 + 219 * (data[i] ?? 0)) / 255;
  }
  return { width, height, data };
}

/** A plane, or a picture's three, without `border` pixels on every side; there must be more than twice as many. */
export function trim({ width, height, data }: Plane, border: number): Plane {
  const [toWidth, toHeight] = [width - 2 * border, height - 2 * border];
  const planes = data.length / (width * height);
  const out = new Float32Array(planes * toWidth * toHeight);
  for (let row = 0; row < planes * toHeight; row++) {
    const top = Math.floor(row / toHeight) * height + border;
    const from = (top + (row % toHeight)) * width + border;
    out.set(data.subarray(from, from + toWidth), row * toWidth);
  }
  return { width: toWidth, height: toHeight, data: out };
}
