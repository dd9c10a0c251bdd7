import {
  bt2020,
  bt709,
  p3,
  rgbIcc,
  srgbStated,
  type Primaries,
  type StatedCurve,
} from '../../preload/colour/make-icc.ts';

/** What a file says of its colours beside an embedded profile. */
export type StatedColours =
  | {
      readonly kind: 'profile';
      readonly icc: Uint8Array;
      /** It counts more than an embedded one. */
      readonly above: boolean;
    }
  /** Code points of ITU-T H.273 that have no profile of curves and primaries, such as those of HDR. */
  | { readonly kind: 'unknown'; readonly name: string; readonly above: false };

/** Of code points of H.273, the primaries' and the transfer function's; null for sRGB's. */
export function coloursOfCodes(primaries: number, transfer: number, above: boolean): StatedColours | null {
  if (primaries === 1 && transfer === 13) return null;
  const [place, curve] = [PRIMARIES[primaries], TRANSFERS[transfer]];
  if (!place || !curve) return { kind: 'unknown', name: `CICP ${primaries}/${transfer}`, above: false };
  const name = place === p3 && curve === srgbStated ? 'Display P3' : `CICP ${primaries}/${transfer}`;
  return { kind: 'profile', icc: rgbIcc(name, place, curve), above };
}

/** H.273, table 2. */
const PRIMARIES: Readonly<Record<number, Primaries>> = { 1: bt709, 9: bt2020, 12: p3 };

/** ITU-R BT.709, solved for light. */
const camera: StatedCurve = { gamma: 1 / 0.45, a: 1 / 1.099, b: 0.099 / 1.099, c: 1 / 4.5, d: 0.081 };

/** H.273, table 3. */
const TRANSFERS: Readonly<Record<number, StatedCurve>> = {
  1: camera,
  4: { gamma: 2.2 },
  5: { gamma: 2.8 },
  6: camera,
  8: { gamma: 1 },
  13: srgbStated,
  14: camera,
  15: camera,
};
