import type { Planes } from '../../../image/pixels.ts';

/** How many times a difference is enlarged so that the eye finds it. */
export const AMPLIFICATION = 5;

/** 5 · |a − b| in each channel: black where two pictures of one size agree. May leave 0…1. */
export function difference(a: Planes, b: Planes): Planes {
  return { ...a, data: a.data.map((value, i) => AMPLIFICATION * Math.abs(value - (b.data[i] ?? 0))) };
}
