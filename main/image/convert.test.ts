import { expect, it } from 'vitest';
import { byFormula, type Name } from '../../preload/colour/closed-form.testing.ts';
import { greyIcc } from '../../preload/colour/make-icc.ts';
import { iccOf, profiles } from '../../preload/colour/profile.ts';
import { convertByProfiles, convertPixels } from './convert.ts';
import { pattern } from './test-pictures.ts';

const iccs: Readonly<Record<Name, Uint8Array | null>> = {
  srgb: null,
  'display-p3': iccOf(profiles['display-p3']),
  'adobe-rgb': iccOf(profiles['adobe-rgb']),
  'grey-2.2': greyIcc('Grey 2.2', { gamma: 2.2 }),
};
const names = Object.keys(iccs) as Name[];

for (const depth of [8, 16] as const) {
  const scale = depth === 8 ? 1 : 257;
  for (const from of names) {
    for (const to of names) {
      it(`${depth} bits from ${from} to ${to} become what the published numbers give`, () => {
        const pixels = pattern(16, 12, depth, 'varied');
        const found = convertPixels(pixels, iccs[from], iccs[to]);
        expect(found).toMatchObject({ depth, width: 16, height: 12 });
        let worst = 0;
        for (let at = 0; at < pixels.data.length; at += 4) {
          const [r = 0, g = 0, b = 0, alpha] = pixels.data.subarray(at, at + 4);
          byFormula(from, to, [r / scale, g / scale, b / scale]).forEach((value, c) => {
            worst = Math.max(worst, Math.abs(found.data[at + c]! / scale - value));
          });
          expect(found.data[at + 3]).toBe(alpha);
        }
        expect(worst).toBeLessThanOrEqual(2.01);
      });
    }
  }
}

it('by the profiles of documents it is the same, and between equal ones nothing is touched', () => {
  const pixels = pattern(16, 12, 8, 'varied');
  const { 'display-p3': p3, 'adobe-rgb': adobe } = profiles;
  expect(convertByProfiles(pixels, p3, undefined)).toEqual(convertPixels(pixels, iccs['display-p3'], null));
  expect(convertByProfiles(pixels, p3, adobe)).toEqual(
    convertPixels(pixels, iccs['display-p3'], iccs['adobe-rgb']),
  );
  expect(convertByProfiles(pixels, p3, { ...p3 })).toBe(pixels);
});
