import {
  bt709,
  rgbIcc,
  srgbStated,
  type Chromaticity,
  type Primaries,
} from '../../preload/colour/make-icc.ts';
import { chunksIn } from './png-chunks.ts';
import { coloursOfCodes, type StatedColours } from './stated-colours.ts';
import { viewOf } from './view-of.ts';

/**
 * What a PNG says of its colours beside an embedded profile (PNG third edition, 11.3.2 and 4.3); null where that is sRGB,
 * or nothing. Code points count more than a profile.
 */
export function coloursOfPng(png: Uint8Array): StatedColours | null {
  const chunks = chunksBeforePixels(png);
  const cicp = chunks.get('cICP');
  if (cicp && cicp.length >= 4) return coloursOfCodes(cicp[0] ?? 0, cicp[1] ?? 0, true);
  const gamma = chunks.get('gAMA');
  if (chunks.has('sRGB') || !gamma || gamma.length < 4) return null;
  return coloursOfGamma(viewOf(gamma).getUint32(0) / 100_000, chunks.get('cHRM'));
}

function coloursOfGamma(encoding: number, cHRM: Uint8Array | undefined): StatedColours | null {
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
