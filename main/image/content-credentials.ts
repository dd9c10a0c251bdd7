import { segmentsIn } from './jpeg-segments.ts';
import type { PictureFormat } from './metadata.ts';
import { chunksIn } from './png-chunks.ts';
import { readTiffStructure } from './tiff-directory.ts';
import { viewOf } from './view-of.ts';

/**
 * Whether a file carries content credentials, which state where a picture comes from and are signed (C2PA technical
 * specification 2.1, appendix A.3: where each format holds its manifest store). They aren't verified.
 */
export function hasCredentials(bytes: Uint8Array, format: PictureFormat): boolean {
  switch (format) {
    case 'jpeg':
      return [...segmentsIn(bytes)].some(({ marker, data }) => marker === APP11 && isManifestStore(data));
    case 'png':
      return [...chunksIn(bytes)].some(({ type }) => type === 'caBX');
    case 'tiff':
      return readTiffStructure(bytes)?.root.fields.some(({ tag }) => tag === TIFF_CREDENTIALS) ?? false;
    case 'webp':
      return [...riffChunks(bytes)].includes('C2PA');
    case 'avif':
    case 'heif':
      return [...uuidBoxes(bytes)].includes(BOX_CREDENTIALS);
    default:
      return false;
  }
}

const APP11 = 0xeb;
const TIFF_CREDENTIALS = 0xcd41;
const BOX_CREDENTIALS = 'd8fec3d61b0e483c92975828877ec481';

/** A JUMBF superbox whose description has the type c2pa (ISO/IEC 19566-5, annex D: JP, its number, its place, the box). */
function isManifestStore(data: Uint8Array): boolean {
  const [marker, box, description, type] = [
    text(data, 0, 2),
    text(data, 12, 16),
    text(data, 20, 24),
    text(data, 24, 28),
  ];
  return marker === 'JP' && box === 'jumb' && description === 'jumd' && type === 'c2pa';
}

/** Types of a WebP's chunks (RFC 9649, section 2.3). */
function* riffChunks(webp: Uint8Array): Generator<string> {
  const view = viewOf(webp);
  for (let at = 12; at + 8 <= webp.length;) {
    yield text(webp, at, at + 4);
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
}

/** The identifiers of the boxes of a type of their own (ISO/IEC 14496-12, section 4.2). */
function* uuidBoxes(file: Uint8Array): Generator<string> {
  const view = viewOf(file);
  for (let at = 0; at + 8 <= file.length;) {
    const short = view.getUint32(at);
    const long = short === 1 && at + 16 <= file.length;
    const length = long ? Number(view.getBigUint64(at + 8)) : short;
    const start = at + (long ? 16 : 8);
    if (text(file, at + 4, at + 8) === 'uuid') {
      yield Buffer.from(file.subarray(start, start + 16)).toString('hex');
    }
    // A box of no length goes on to the end of the file.
    if (length < 8) return;
    at += length;
  }
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
