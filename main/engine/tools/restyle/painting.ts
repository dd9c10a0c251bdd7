import { explain } from '../../../errors/explain.ts';
import { isFlat } from '../../../image/flat.ts';
import type { Planes } from '../../../image/pixels.ts';
import { toPlanes } from '../../../image/planes.ts';
import { SHORTEST } from '../../optimise/levels.ts';
import type { GivenPicture } from '../inputs.ts';

/** @throws UserError image-too-small, or flat-style for one of a single colour. */
export function readPainting({ name, pixels }: GivenPicture): Planes {
  const painting = toPlanes(pixels);
  const { width, height } = painting;
  if (Math.min(width, height) < SHORTEST) {
    throw explain('image-too-small', { name, width, height, least: SHORTEST });
  }
  if (isFlat(painting)) {
    throw explain('flat-style', { name });
  }
  return painting;
}
