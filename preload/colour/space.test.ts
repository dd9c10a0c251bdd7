import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profile as profileOfSharp } from '../../main/image/test-pictures.ts';
import { byFormula } from './closed-form.testing.ts';
import type { Name } from './closed-form.testing.ts';
import { greyIcc } from './make-icc.ts';
import { profileOfIcc, profiles, spaceOf } from './profile.ts';
import { conversion, inverse, product } from './space.ts';

const grey = profileOfIcc(greyIcc('Grey 2.2', { gamma: 2.2 }))!;
const spaces = {
  srgb: spaceOf(undefined),
  'display-p3': spaceOf(profiles['display-p3']),
  'adobe-rgb': spaceOf(profiles['adobe-rgb']),
  'grey-2.2': spaceOf(grey),
};
const names = Object.keys(spaces) as Name[];
const byte = fc.integer({ min: 0, max: 255 });

describe('conversion', () => {
  for (const from of names) {
    for (const to of names.filter((name) => name !== from)) {
      it(`from ${from} to ${to} is what the published numbers give`, () => {
        const change = conversion(spaces[from], spaces[to])!;
        fc.assert(
          fc.property(byte, byte, byte, byte, (r, g, b, alpha) => {
            const rgba = Uint8Array.of(r, g, b, alpha);
            change(rgba);
            byFormula(from, to, [r, g, b]).forEach((value, at) => {
              // Near black the curves of a power are steep: what primaries are rounded to in a profile shows there.
              expect(Math.abs(rgba[at]! - value)).toBeLessThanOrEqual(2.01);
            });
            expect(rgba[3]).toBe(alpha);
          }),
        );
      });
    }
  }

  it('is none between profiles that say the same', async () => {
    const own = profileOfIcc(await profileOfSharp('srgb'))!;
    expect(conversion(spaceOf(own), spaces.srgb)).toBeNull();
    expect(conversion(spaces.srgb, spaces['grey-2.2'])).not.toBeNull();
  });
});

it('a profile with a short name goes by the name of what it says', async () => {
  expect(profileOfIcc(await profileOfSharp('p3'))).toMatchObject({ name: 'Display P3' });
  expect(profileOfIcc(await profileOfSharp('srgb'))).toMatchObject({ name: 'sRGB' });
  expect(profiles['adobe-rgb'].name).toBe('Adobe RGB (1998) compatible');
});

it('an inverse undoes its matrix', () => {
  const { toXyz } = spaces['adobe-rgb'];
  product(inverse(toXyz), toXyz).forEach((value, at) => {
    expect(value).toBeCloseTo(at % 4 === 0 ? 1 : 0, 10);
  });
});
