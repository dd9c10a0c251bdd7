import type { Planes } from './pixels.ts';
import { colourStatistics } from './statistics.ts';

/** Two steps of 8 bits: what the noise of a scanned blank page reaches. */
export const FLAT_DEVIATION = 2 / 255;

/**
 * Whether a picture has nothing to learn a style from: every channel's standard deviation stays under
 * {@link FLAT_DEVIATION}. A descent on such a style gives grey mush, so the tools refuse it instead.
 */
export function isFlat(planes: Planes): boolean {
  const { covariance } = colourStatistics(planes);
  return Math.max(covariance[0][0], covariance[1][1], covariance[2][2]) < FLAT_DEVIATION ** 2;
}
