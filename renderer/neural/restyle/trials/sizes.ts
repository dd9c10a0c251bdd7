import type { Size } from '../../../picture/reframe/reframe.ts';

/** How large a picture is made: as a tile shows it, and as the canvas does. */
export type Use = 'tile' | 'canvas';

/** Pixels of each: what two cores paint in a quarter of a second, and in about one. */
const areas: Record<Use, number> = { tile: 200 * 200, canvas: 640 * 480 };
/** What travels with the question, and what the network can take: sides in pixels. */
const longest = 1024;
const shortest = 32;

/** The longer side at which a style is tried on a picture; null where its shorter side would be too short. */
export function trialSide({ width, height }: Size, use: Use): number | null {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const side = Math.round(Math.min(longest, long, Math.sqrt((areas[use] * long) / short)));
  return (side * short) / long < shortest ? null : side;
}
