import { crop } from '../../../image/crop.ts';
import type { Pixels, Planes } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import type { Region } from '../../optimise/region.ts';
import type { Covered } from '../part-preview.ts';

/** A face that was made for a part of the photo. */
export interface Made {
  readonly region: Region;
  readonly face: Planes;
  /** How much of each of the region's pixels it covers, 0…1. */
  readonly mask: Float32Array;
}

/** The smallest rectangle that holds all. */
export function regionOfAll(regions: readonly Region[]): Region {
  return {
    left: Math.min(...regions.map(({ left }) => left)),
    top: Math.min(...regions.map(({ top }) => top)),
    right: Math.max(...regions.map(({ right }) => right)),
    bottom: Math.max(...regions.map(({ bottom }) => bottom)),
  };
}

/**
 * Faces as a part of a photo, in its depth and with its transparency, and how much they cover of it. Where two reach over
 * each other, the one that covers more is seen.
 */
export function partOf(
  photo: Pixels,
  within: Region,
  faces: readonly Made[],
): Covered & { readonly picture: Pixels } {
  const { left, top, right, bottom } = within;
  const width = right - left;
  const picture = crop(photo, left, top, width, bottom - top);
  const cover = new Uint8Array(width * (bottom - top));
  for (const { region, face, mask } of faces) {
    const colours = fromPlanes(face, photo.depth);
    for (let from = 0; from < mask.length; from++) {
      const [x, y] = [
        region.left - left + (from % face.width),
        region.top - top + Math.floor(from / face.width),
      ];
      const [at, share] = [y * width + x, Math.round(255 * mask[from]!)];
      if (share <= cover[at]!) continue;
      cover[at] = share;
      for (let c = 0; c < 3; c++) picture.data[4 * at + c] = colours.data[4 * from + c]!;
    }
  }
  return { region: within, cover, picture };
}
