import {
  bt2020,
  bt709,
  p3,
  rgbIcc,
  srgbStated,
  type Chromaticity,
  type Primaries,
  type StatedCurve,
} from '../../preload/colour/make-icc.ts';
import { chunksIn } from './png-chunks.ts';
import { viewOf } from './view-of.ts';

/** What a PNG says of its colours beside an embedded profile (PNG third edition, 11.3.2 and 4.3). */
export type PngColours =
  | {
      readonly kind: 'profile';
      readonly icc: Uint8Array;
      /** It counts more than an embedded one. */
      readonly above: boolean;
    }
  /** Code points of ITU-T H.273 that have no profile of curves and primaries, such as those of HDR. */
  | { readonly kind: 'unknown'; readonly name: string; readonly above: false };

/** Null where it is sRGB, or says nothing. */
export function coloursOfPng(png: Uint8Array): PngColours | null {
  const chunks = chunksBeforePixels(png);
  const cicp = chunks.get('cICP');
  if (cicp && cicp.length >= 4) return coloursOfCodes(cicp[0] ?? 0, cicp[1] ?? 0);
  const gamma = chunks.get('gAMA');
  if (chunks.has('sRGB') || !gamma || gamma.length < 4) return null;
  return coloursOfGamma(viewOf(gamma).getUint32(0) / 100_000, chunks.get('cHRM'));
}

/** Of code points: the primaries' and the transfer function's. */
function coloursOfCodes(primaries: number, transfer: number): PngColours | null {
  if (primaries === 1 && transfer === 13) return null;
  const [place, curve] = [PRIMARIES[primaries], TRANSFERS[transfer]];
  if (!place || !curve) return { kind: 'unknown', name: `CICP ${primaries}/${transfer}`, above: false };
  const name = place === p3 && curve === srgbStated ? 'Display P3' : `CICP ${primaries}/${transfer}`;
  return { kind: 'profile', icc: rgbIcc(name, place, curve), above: true };
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

function coloursOfGamma(encoding: number, cHRM: Uint8Array | undefined): PngColours | null {
  const primaries = (cHRM && primariesOf(cHRM)) ?? bt709;
  // 1/2.2 with sRGB's primaries is how sRGB was written before there was a chunk for it.
  const ordinary = Math.abs(encoding - 0.45455) < 0.0005;
  if (encoding <= 0 || (ordinary && primaries === bt709)) return null;
  const gamma = 1 / encoding;
  const name = `PNG gamma ${Number(gamma.toFixed(2))}`;
  return { kind: 'profile', icc: rgbIcc(name, primaries, ordinary ? srgbStated : { gamma }), above: false };
}

function primariesOf(cHRM: Uint8Array): Primaries | null {
  if (cHRM.length < 32) return null;
  const view = viewOf(cHRM);
  const at = (place: number): Chromaticity => [
    view.getUint32(8 * place) / 1e5,
    view.getUint32(8 * place + 4) / 1e5,
  ];
  const stated = { white: at(0), red: at(1), green: at(2), blue: at(3) };
  const [own, usual] = [Object.values(stated), [bt709.white, bt709.red, bt709.green, bt709.blue]];
  if (own.some(([, y]) => y === 0)) return null;
  const same = own.every(
    ([x, y], i) => Math.abs(x - (usual[i]?.[0] ?? 0)) + Math.abs(y - (usual[i]?.[1] ?? 0)) < 0.002,
  );
  return same ? bt709 : stated;
}

/** The first of each kind. */
function chunksBeforePixels(png: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const { type, data } of chunksIn(png)) {
    if (type === 'IDAT') break;
    if (!found.has(type)) found.set(type, data);
  }
  return found;
}
