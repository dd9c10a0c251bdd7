import { segmentsIn } from './jpeg-segments.ts';
import type { PictureFormat } from './metadata.ts';
import { readTiffStructure, type Field } from './tiff-directory.ts';
import { viewOf } from './view-of.ts';

/**
 * What kind of file this is that decoders don't open though nothing is wrong with it; null where it is an ordinary
 * one, which then must be damaged. The words are those of every language.
 */
export function unsupportedKind(bytes: Uint8Array, format: PictureFormat): string | null {
  if (format === 'heif') return 'HEIC';
  if (format === 'jpeg') return kindOfJpeg(bytes);
  return format === 'tiff' ? kindOfTiff(bytes) : null;
}

/** T.81, table B.1: frames of other than the baseline and progressive processes with Huffman coding. */
function kindOfJpeg(jpeg: Uint8Array): string | null {
  for (const { marker, data } of segmentsIn(jpeg)) {
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    if (data[0] !== 8) return `JPEG (${data[0] ?? 0} bit)`;
    if ([0xc3, 0xc7, 0xcb, 0xcf].includes(marker)) return 'JPEG (lossless)';
    if (marker > 0xc8) return 'JPEG (arithmetic)';
    if (marker > 0xc4) return 'JPEG (hierarchical)';
  }
  return null;
}

const BITS_PER_SAMPLE = 258;
const COMPRESSION = 259;
const PLANAR_CONFIGURATION = 284;

/** TIFF 6.0 and libtiff's list. */
const COMPRESSIONS: Readonly<Record<number, string>> = {
  6: 'old JPEG',
  9: 'JBIG',
  10: 'JBIG',
  32766: 'NeXT',
  32809: 'ThunderScan',
  32909: 'PixarLog',
  34661: 'JBIG',
  34676: 'LogLuv',
  34677: 'LogLuv',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
  50002: 'JPEG XL',
};
const ORDINARY_BITS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16, 32, 64]);

function kindOfTiff(tiff: Uint8Array): string | null {
  const structure = readTiffStructure(tiff);
  if (!structure) return null;
  const { root, littleEndian } = structure;
  const value = (tag: number) =>
    shortOf(
      root.fields.find((field) => field.tag === tag),
      littleEndian,
    );
  const compression = COMPRESSIONS[value(COMPRESSION) ?? 1];
  if (compression !== undefined) return `TIFF (${compression})`;
  const bits = value(BITS_PER_SAMPLE) ?? 1;
  if (!ORDINARY_BITS.has(bits)) return `TIFF (${bits} bit)`;
  return value(PLANAR_CONFIGURATION) === 2 ? 'TIFF (planar)' : null;
}

function shortOf(field: Field | undefined, littleEndian: boolean): number | undefined {
  if (!field || field.bytes.length < 2) return undefined;
  return viewOf(field.bytes).getUint16(0, littleEndian);
}
