import { squaredDistance } from '../../../image/distance.ts';
import { bounds, clip, grown } from '../../fill/cells.ts';
import type { Region } from '../../optimise/region.ts';
import type { GivenMask } from '../inputs.ts';
import { cutMask } from '../part-mask.ts';
import type { FillParameters } from './definition.ts';

/** How far beyond what is marked the filling goes, in pixels: alone at first, and then fading. */
export interface Rim {
  readonly grow: number;
  readonly soften: number;
}

/** What is marked less than this is a soft selection's own rim, which doesn't grow. */
const MEANT = 128;
/** Of the longer side: about as wide as the edge of a thing in a photo, with what sharpening and JPEG leave around it. */
const RIM = 1 / 1000;

export function rimOf({ rim, grow, soften }: FillParameters, width: number, height: number): Rim {
  if (rim === 'own') return { grow, soften };
  const wide = Math.max(2, Math.round(RIM * Math.max(width, height)));
  return { grow: wide, soften: wide };
}

/** The hole in a picture. */
export interface Hole {
  readonly region: Region;
  /** How much of each of the region's pixels is to be filled, 0…255. */
  readonly cover: Uint8Array;
}

/** What is marked with its rim; null where nothing is. */
export function holeOf({ data, width, height }: GivenMask, { grow, soften }: Rim): Hole | null {
  const marked = boundsOf({ data, width, height });
  if (!marked) return null;
  const region = clip(grown(marked, grow + soften), width, height);
  const cover = cutMask(data, width, region);
  const meant = cover.map((value) => (value >= MEANT ? 1 : 0));
  const squared = squaredDistance(meant, region.right - region.left, region.bottom - region.top);
  for (let at = 0; at < cover.length; at++) {
    const beyond = Math.max(0, Math.sqrt(squared[at]!) - grow);
    const share = beyond > soften ? 0 : Math.round(255 * (1 - beyond / (soften + 1)));
    if (share > cover[at]!) cover[at] = share;
  }
  return { region, cover };
}

/** The smallest rectangle with all that a mask marks; null where it marks nothing. */
export function boundsOf({ data, width, height }: Omit<GivenMask, 'name'>): Region | null {
  const found = bounds(data, width, { left: 0, top: 0, right: width, bottom: height });
  return found.right > found.left ? found : null;
}

/** 255 for each pixel of a region of which anything is to be filled, and 0 for the others. */
export function holeWithin({ region: own, cover }: Hole, region: Region): Uint8Array {
  const [columns, width] = [own.right - own.left, region.right - region.left];
  const hole = new Uint8Array(width * (region.bottom - region.top));
  for (let y = own.top, at = 0; y < own.bottom; y++) {
    const start = (y - region.top) * width + own.left - region.left;
    for (let x = 0; x < columns; x++, at++) if (cover[at]! > 0) hole[start + x] = 255;
  }
  return hole;
}
