import * as z from 'zod';
import { spaceOfIcc, summariseIcc, tagOf } from './icc.ts';
import { adobeRgb, p3, rgbIcc, rgbIccOf, srgbStated } from './make-icc.ts';
import { isNearly, srgb, srgbToXyz } from './space.ts';
import type { Space } from './space.ts';

/** A colour profile that a document can work in, as plain data: where none is, it is sRGB. */
export const Profile = z
  .object({
    /** The bytes of the ICC profile, base64. */
    icc: z.base64(),
    name: z.string(),
  })
  .readonly();
export type Profile = z.infer<typeof Profile>;

/** Null for what describes colours by tables, or others than of RGB and grey. */
export function profileOfIcc(icc: Uint8Array): Profile | null {
  const space = spaceOfIcc(icc);
  if (!space) return null;
  return {
    icc: btoa(Array.from(icc, (byte) => String.fromCharCode(byte)).join('')),
    name: nameOf(icc, space),
  };
}

export function iccOf({ icc }: Profile): Uint8Array {
  return Uint8Array.from(atob(icc), (letter) => letter.charCodeAt(0));
}

const spaces = new Map<string, Space>();

/** Equal profiles have one space. */
export function spaceOf(profile: Profile | undefined): Space {
  if (!profile) return srgb;
  const known = spaces.get(profile.icc);
  if (known) return known;
  const space = spaceOfIcc(iccOf(profile));
  if (!space) throw new Error(`${profile.name} is no profile to work in.`);
  spaces.set(profile.icc, space);
  return space;
}

/** A profile for three channels that says of greys what one for a single channel says; any other as it is. */
export function rgbIccFor(icc: Uint8Array): Uint8Array {
  const summary = summariseIcc(icc);
  return summary?.space === 'GRAY' ? rgbIccOf(summary.name, srgbToXyz, tagOf(icc, 'kTRC').slice()) : icc;
}

/** What people call it: some makers' names are short to spare bytes. */
function nameOf(icc: Uint8Array, space: Space): string {
  const { name = '', space: model } = summariseIcc(icc) ?? {};
  if (name.length > 5 || model !== 'RGB') return name;
  if (isNearly(space, srgb)) return 'sRGB';
  return isNearly(space, spaceOf(profiles['display-p3'])) ? profiles['display-p3'].name : name;
}

const made = (icc: Uint8Array): Profile => {
  const profile = profileOfIcc(icc);
  if (!profile) throw new Error('A profile was made wrongly.');
  return profile;
};

/** Spaces that pictures can be converted to, beside sRGB. Their names say what they are, not whose. */
export const profiles = {
  'display-p3': made(rgbIcc('Display P3', p3, srgbStated)),
  'adobe-rgb': made(rgbIcc('Adobe RGB (1998) compatible', adobeRgb, { gamma: 563 / 256 })),
} as const satisfies Readonly<Record<string, Profile>>;
