import { spaceOfIcc } from '../../preload/colour/icc.ts';
import { conversion, srgb, type Space } from '../../preload/colour/space.ts';
import type { Pixels } from './pixels.ts';

/**
 * Pixels whose numbers are those of one ICC profile as numbers of another, in the depth that they have; null is sRGB.
 * Both profiles describe colours by curves and primaries, as all do that pictures are kept in.
 */
export function convertPixels(pixels: Pixels, from: Uint8Array | null, to: Uint8Array | null): Pixels {
  const change = conversion(spaceFor(from), spaceFor(to));
  if (!change) return pixels;
  const copy =
    pixels.depth === 8 ? { ...pixels, data: pixels.data.slice() } : { ...pixels, data: pixels.data.slice() };
  change(copy.data);
  return copy;
}

function spaceFor(icc: Uint8Array | null): Space {
  const space = icc ? spaceOfIcc(icc) : srgb;
  if (!space) throw new Error('A profile of tables has come past the decoder.');
  return space;
}
