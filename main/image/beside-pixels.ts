/** What a file holds beside one picture's pixels, of which sharp says nothing or something else. */
import { hasCredentials } from './content-credentials.ts';
import { dpiOfExif } from './exif.ts';
import { segmentsIn } from './jpeg-segments.ts';
import type { PictureFormat, Unkept } from './metadata.ts';
import { chunksIn } from './png-chunks.ts';
import { readTiffStructure } from './tiff-directory.ts';
import { viewOf } from './view-of.ts';

export interface Beside {
  /** Pictures in the file; absent where only the decoder knows. */
  readonly pictures?: number;
  /** Dots an inch, where the file itself states them: libvips makes 72 up. */
  readonly dpi?: number;
  /** What goes no further: it is told before it is lost. */
  readonly unkept: readonly Unkept[];
}

export function besidePixels(bytes: Uint8Array, format: PictureFormat): Beside {
  const beside = besideIn(bytes, format);
  return hasCredentials(bytes, format) ? { ...beside, unkept: [...beside.unkept, 'credentials'] } : beside;
}

function besideIn(bytes: Uint8Array, format: PictureFormat): Beside {
  switch (format) {
    case 'png':
      return besidePng(bytes);
    case 'jpeg':
      return besideJpeg(bytes);
    case 'tiff':
      return besideTiff(bytes);
    default:
      return { unkept: [] };
  }
}

function besidePng(png: Uint8Array): Beside {
  let [pictures, dpi]: [number, number | undefined] = [1, undefined];
  const unkept = new Set<Unkept>();
  for (const { type, data } of chunksIn(png)) {
    const view = viewOf(data);
    if (type === 'acTL' && data.length >= 4) pictures = view.getUint32(0);
    if (type === 'pHYs' && data.length >= 9 && data[8] === 1) dpi = rounded(view.getUint32(0) * 0.0254);
    if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') {
      const keyword = latin1(data.subarray(0, data.indexOf(0)));
      if (/iptc/i.test(keyword)) unkept.add('iptc');
      // Profiles as text, and XMP, are read as what they are.
      else if (!/^(?:XML:com\.adobe\.xmp|Raw profile type .*)$/.test(keyword)) unkept.add('text');
    }
  }
  return { pictures, ...(dpi !== undefined && { dpi }), unkept: [...unkept] };
}

// Second bytes of markers (T.81, table B.1) and what stands in their segments.
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP13 = 0xed;
const COMMENT = 0xfe;

function besideJpeg(jpeg: Uint8Array): Beside {
  let [pictures, dpi]: [number, number | undefined] = [1, undefined];
  const unkept = new Set<Unkept>();
  for (const { marker, data } of segmentsIn(jpeg)) {
    if (marker === COMMENT) unkept.add('comment');
    if (marker === APP13 && hasIptc(data)) unkept.add('iptc');
    if (marker === APP0 && latin1(data.subarray(0, 5)) === 'JFIF\0' && data.length >= 12) {
      const density = viewOf(data).getUint16(8);
      const unit = data[7];
      // One pixel an inch is what writers without an answer leave there.
      if (density > 1 && (unit === 1 || unit === 2)) dpi = rounded(density * (unit === 2 ? 2.54 : 1));
    }
    if (marker === APP2 && latin1(data.subarray(0, 4)) === 'MPF\0')
      pictures = picturesInMpf(data.subarray(4));
  }
  return { pictures, ...(dpi !== undefined && { dpi }), unkept: [...unkept] };
}

/** Photoshop's resources hold IPTC in number 0x0404. */
function hasIptc(data: Uint8Array): boolean {
  return latin1(data.subarray(0, 14)) === 'Photoshop 3.0\0' && latin1(data).includes('8BIM\x04\x04');
}

/** CIPA DC-007, 5.2.3.2: the number of pictures is a field of the index. */
const NUMBER_OF_IMAGES = 0xb001;

function picturesInMpf(index: Uint8Array): number {
  const structure = readTiffStructure(index);
  const field = structure?.root.fields.find(({ tag }) => tag === NUMBER_OF_IMAGES);
  return field?.bytes.length === 4 && structure
    ? viewOf(field.bytes).getUint32(0, structure.littleEndian)
    : 1;
}

const TIFF_IPTC = 33723;

function besideTiff(tiff: Uint8Array): Beside {
  const fields = readTiffStructure(tiff)?.root.fields ?? [];
  const dpi = dpiOfExif(tiff);
  return {
    ...(dpi !== undefined && { dpi }),
    unkept: fields.some(({ tag }) => tag === TIFF_IPTC) ? ['iptc'] : [],
  };
}

function rounded(dpi: number): number {
  return Math.round(dpi * 100) / 100;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
