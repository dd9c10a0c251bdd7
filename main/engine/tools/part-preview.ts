import type { Pixels, Rgba8 } from '../../image/pixels.ts';
import { alphaOf, fromPlanes, toPlanes } from '../../image/planes.ts';
import { resizePixels } from '../../image/resize-pixels.ts';
import { fitWithin } from '../optimise/levels.ts';
import type { Region } from '../optimise/region.ts';
import type { ToolProgress } from './tool.ts';

const LONGEST = 1024;
const EVERY_MS = 500;
/** Of the time goes into previews at most. */
const SHARE = 0.1;

/** A part of a photo, and how much of each of its pixels is made anew, 0…255. */
export interface Covered {
  readonly region: Region;
  readonly cover: Uint8Array;
}

/**
 * Makes pictures of what a part of a photo is covered with, and of nothing around it, as often as a person can make use
 * of them. It is given the part as it looks now, to keep.
 */
export function previewer({ region, cover }: Covered) {
  const { left, top, right, bottom } = region;
  const within = { x: left, y: top, width: right - left, height: bottom - top };
  const size = fitWithin(within.width, within.height, LONGEST);
  let next = -Infinity;
  return async (partNow: () => Pixels): Promise<Pick<ToolProgress, 'preview' | 'within'>> => {
    const began = performance.now();
    if (began < next) return {};
    const filling = partNow();
    const shown = (
      filling.depth === 8 ? filling : fromPlanes(toPlanes(filling), 8, alphaOf(filling))
    ) as Rgba8;
    cover.forEach((share, at) => {
      shown.data[4 * at + 3] = Math.round(((shown.data[4 * at + 3] ?? 0) * share) / 255);
    });
    const preview = (await resizePixels(shown, size.width, size.height)) as Rgba8;
    const ended = performance.now();
    next = ended + Math.max(EVERY_MS, (ended - began) / SHARE);
    return { preview, within };
  };
}
