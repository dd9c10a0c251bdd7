import type { Profile } from '../../../preload/colour/profile.ts';
import { alike, inNumbers, rgbOf } from '../../pixels/colours.ts';
import type { Rgb } from '../../pixels/colours.ts';
import { colourOf } from './colours.ts';
import type { Colour } from './colours.ts';

/**
 * What was picked last, in the picture's own numbers: colours in hand are sRGB, which may be less than the picture has,
 * and painting what was just picked has to give what was there.
 */
let picked: { readonly colour: Colour; readonly rgb: Rgb; readonly profile: Profile | undefined } | null =
  null;

/** The colour in hand that a picture's numbers are. */
export function colourFrom(rgb: Rgb, profile: Profile | undefined): Colour {
  const colour = colourOf(...inNumbers(rgb, profile, undefined));
  picked = { colour, rgb, profile };
  return colour;
}

/** A colour in hand in the numbers of a picture. */
export function numbersOf(colour: Colour, profile: Profile | undefined): Rgb {
  if (picked?.colour === colour && alike(picked.profile, profile)) return picked.rgb;
  return inNumbers(rgbOf(colour), undefined, profile);
}
