import { coloursOfCodes, type StatedColours } from './stated-colours.ts';
import { viewOf } from './view-of.ts';

/** H.273, table 3: what cameras' video is written in, and encoders put where nothing was said; shown as sRGB is. */
const VIDEO: ReadonlySet<number> = new Set([1, 6, 14, 15]);
const SRGB = 13;
/** Neither said. */
const UNSPECIFIED = 2;

/**
 * What an AVIF says of its colours by code points (ISO/IEC 14496-12, 12.1.5); null where that is sRGB, or nothing. Of
 * several pictures in it the first counts. An embedded profile counts more (ISO/IEC 23000-22, 7.3.6.4).
 */
export function coloursOfAvif(avif: Uint8Array): StatedColours | null {
  // A `meta` box begins with its version and flags.
  const meta = boxIn(avif, 'meta')?.subarray(4);
  const properties = meta && boxIn(boxIn(meta, 'iprp') ?? meta, 'ipco');
  for (const { type, data } of properties ? boxesIn(properties) : []) {
    if (type !== 'colr' || data.length < 8 || typeAt(data, 0) !== 'nclx') continue;
    const view = viewOf(data);
    const [primaries, transfer] = [view.getUint16(4), view.getUint16(6)];
    if (primaries === UNSPECIFIED || transfer === UNSPECIFIED) return null;
    return coloursOfCodes(primaries, VIDEO.has(transfer) ? SRGB : transfer, false);
  }
  return null;
}

function boxIn(bytes: Uint8Array, type: string): Uint8Array | undefined {
  for (const box of boxesIn(bytes)) if (box.type === type) return box.data;
  return undefined;
}

/** The boxes of a file or of another box, one after the other; what is cut short ends them. */
function* boxesIn(bytes: Uint8Array): Generator<{ readonly type: string; readonly data: Uint8Array }> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    // Lengths beyond 32 bits, and to the end of the file: of pixels, which come last.
    if (length < 8 || at + length > bytes.length) return;
    yield { type: typeAt(bytes, at + 4), data: bytes.subarray(at + 8, at + length) };
    at += length;
  }
}

function typeAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
