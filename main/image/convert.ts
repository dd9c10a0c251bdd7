import { spaceOfIcc } from '../../preload/colour/icc.ts';
import { spaceOf, type Profile } from '../../preload/colour/profile.ts';
import { conversion, srgb, type Space } from '../../preload/colour/space.ts';
import type { Pixels } from './pixels.ts';

/**
 * Pixels whose numbers are those of one ICC profile as numbers of another, in the depth that they have; null is sRGB.
 * Both profiles describe colours by curves and primaries, as all do that pictures are kept in.
 */
export function convertPixels(pixels: Pixels, from: Uint8Array | null, to: Uint8Array | null): Pixels {
  return convert(pixels, spaceFor(from), spaceFor(to));
}

/** The same by the profiles of documents, whose spaces, and so the tables between them, are made once. */
export function convertByProfiles(
  pixels: Pixels,
  from: Profile | undefined,
  to: Profile | undefined,
): Pixels {
  return convert(pixels, spaceOf(from), spaceOf(to));
}

function convert(pixels: Pixels, from: Space, to: Space): Pixels {
  const change = conversion(from, to);
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
