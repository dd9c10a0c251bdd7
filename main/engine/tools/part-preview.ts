import type { Pixels, Rgba8 } from '../../image/pixels.ts';
import { alphaOf, fromPlanes, toPlanes } from '../../image/planes.ts';
import { resizePixels } from '../../image/resize-pixels.ts';
import { fitWithin } from '../optimise/levels.ts';
import type { Region } from '../optimise/region.ts';
import { nowAndThen } from './now-and-then.ts';
import type { ToolProgress } from './tool.ts';

const LONGEST = 1024;
const OFTEN = { everyMs: 500, share: 0.1 };

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
  const pace = nowAndThen(OFTEN);
  const show = async (filling: Pixels): Promise<Rgba8> => {
    const shown = (
      filling.depth === 8 ? filling : fromPlanes(toPlanes(filling), 8, alphaOf(filling))
    ) as Rgba8;
    cover.forEach((share, at) => {
      shown.data[4 * at + 3] = Math.round(((shown.data[4 * at + 3] ?? 0) * share) / 255);
    });
    return (await resizePixels(shown, size.width, size.height)) as Rgba8;
  };
  return async (partNow: () => Pixels): Promise<Pick<ToolProgress, 'preview' | 'within'>> => {
    const preview = await pace(() => show(partNow()));
    return preview ? { preview, within } : {};
  };
}
