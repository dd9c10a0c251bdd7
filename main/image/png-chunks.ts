import { deflateSync } from 'node:zlib';
import { viewOf } from './view-of.ts';

/** What {@link insertPngChunks} puts into a PNG. Every part is optional. */
export interface PngExtras {
  /** An ICC profile: iCCP. */
  readonly icc?: Uint8Array;
  /** A TIFF structure without "Exif\0\0": eXIf. */
  readonly exif?: Uint8Array;
  /** An XMP packet in UTF-8: iTXt under the keyword XML:com.adobe.xmp. */
  readonly xmp?: Uint8Array;
  /** Dots an inch: pHYs. */
  readonly dpi?: number;
}

const SIGNATURE_BYTES = 8;
/** The signature and the IHDR chunk, which comes first in every PNG. */
const HEADER_BYTES = 33;
const INCHES_PER_METRE = 1 / 0.0254;

/** The chunks of a PNG, one after the other; what is cut short ends them. */
export function* chunksIn(png: Uint8Array): Generator<{
  readonly type: string;
  readonly data: Uint8Array;
  /** Of the whole chunk. */
  readonly at: number;
}> {
  const view = viewOf(png);
  for (let at = SIGNATURE_BYTES; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > png.length) return;
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    yield { type, data: png.subarray(at + 8, at + 8 + length), at };
    at += 12 + length;
  }
}

/**
 * Puts metadata into an encoded PNG, right after its header (PNG third edition, sections 11.3 and 5.6:
 * before PLTE and IDAT is right for all four chunks). The pixels are not touched. The resolution is the one that is
 * given, or none: libvips states one of its own.
 */
export function insertPngChunks(png: Uint8Array, extras: PngExtras): Uint8Array {
  const chunks: Uint8Array[] = [];
  if (extras.icc) chunks.push(chunk('iCCP', join([latin1('ICC profile\0\0'), deflateSync(extras.icc)])));
  if (extras.dpi !== undefined) chunks.push(chunk('pHYs', resolution(extras.dpi)));
  if (extras.exif) chunks.push(chunk('eXIf', extras.exif));
  if (extras.xmp) chunks.push(chunk('iTXt', join([latin1('XML:com.adobe.xmp\0\0\0\0\0'), extras.xmp])));
  return join([png.subarray(0, HEADER_BYTES), ...chunks, ...withoutResolution(png)]);
}

/** What follows the header, in parts. */
function withoutResolution(png: Uint8Array): Uint8Array[] {
  for (const { type, data, at } of chunksIn(png)) {
    if (type === 'pHYs') return [png.subarray(HEADER_BYTES, at), png.subarray(at + 12 + data.length)];
    if (type === 'IDAT') break;
  }
  return [png.subarray(HEADER_BYTES)];
}

/** One chunk: length, type, data, and the CRC of type and data. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(latin1(type), 4);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}

function resolution(dpi: number): Uint8Array {
  const bytes = new Uint8Array(9);
  const view = new DataView(bytes.buffer);
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  view.setUint8(8, 1);
  return bytes;
}

/** CRC-32 with the reversed polynomial 0xEDB88320 (PNG third edition, annex D). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
