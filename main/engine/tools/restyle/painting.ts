import { explain } from '../../../errors/explain.ts';
import { isFlat } from '../../../image/flat.ts';
import type { Pixels, Planes } from '../../../image/pixels.ts';
import { planesOnWhite } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import { SHORTEST } from '../../optimise/levels.ts';
import type { GivenPicture } from '../inputs.ts';

/**
 * A painting as it looks on white: colours that lie hidden under transparent pixels are none of it.
 * @throws UserError image-too-small, or flat-style for one of a single colour, or of which nothing can be seen.
 */
export function readPainting({ name, pixels }: GivenPicture): Planes {
  const painting = planesOnWhite(pixels);
  const { width, height } = painting;
  if (Math.min(width, height) < SHORTEST) {
    throw explain('image-too-small', { name, width, height, least: SHORTEST });
  }
  if (isFlat(painting)) {
    if (isClear(pixels)) throw explain('flat-style.transparent', { name });
    throw explain('flat-style', { name });
  }
  return painting;
}

function isClear({ data }: Pixels): boolean {
  for (let p = 3; p < data.length; p += 4) if (data[p] !== 0) return false;
  return true;
}

/**
 * A painting, enlarged or made smaller by a factor, or by the least with which each of its sides is long enough to be
 * looked at: a strip keeps its proportions.
 */
export function scaledPainting(painting: Planes, factor: number): Planes {
  const { width, height } = painting;
  const scale = Math.max(factor, SHORTEST / Math.min(width, height));
  return resize(painting, Math.round(width * scale), Math.round(height * scale));
}
