import { limits } from '../../preload/contract/limits.ts';
import { UserError } from '../errors/user-error.ts';
import { dpiOfExif, exifOfTiff } from './exif.ts';
import { summariseIcc } from './icc.ts';
import type { PictureFormat, PictureMetadata, PictureNote } from './metadata.ts';
import { unpack } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { readWhole } from './read.ts';
import { sharp, type Metadata } from './sharp.ts';
import { sniffFormat } from './sniff.ts';
import { checkSize, tooLarge } from './within-limits.ts';

export interface Picture {
  readonly pixels: Pixels;
  readonly metadata: PictureMetadata;
}

/**
 * Opens a picture file: upright, RGBA, 8 or 16 bits as in the file, values in the space of the embedded
 * ICC profile. What could not be kept is listed in `metadata.notes`.
 * @throws UserError file-missing, not-an-image, truncated-image, image-too-large or out-of-memory; the
 * message names the file and what to do.
 */
export async function decodePicture(path: string): Promise<Picture> {
  return decodePictureBytes(await readWhole(path), path);
}

/** {@link decodePicture} for a file that is already in memory; `name` is what messages call it. */
export async function decodePictureBytes(bytes: Uint8Array, name: string): Promise<Picture> {
  const format = acceptedFormat(bytes, name);
  const header = await readHeader(bytes, format, name);
  checkSize(name, header);
  const ownSpace = isRgbOrGrey(header);
  const depth = header.depth === 'uchar' ? 8 : 16;
  const pixels = await decodePixels(bytes, name, depth, ownSpace);
  return { pixels, metadata: describe(bytes, format, header, pixels, ownSpace) };
}

function acceptedFormat(bytes: Uint8Array, name: string): PictureFormat {
  if (bytes.length === 0) {
    throw new UserError('truncated-image', `${name} is empty (0 bytes). Copy or download it again.`);
  }
  const format = sniffFormat(bytes);
  if (format !== null) return format;
  throw new UserError(
    'not-an-image',
    `${name} is not a picture that can be opened. Use JPEG, PNG, WebP, TIFF, GIF or AVIF.`,
  );
}

async function readHeader(bytes: Uint8Array, format: PictureFormat, name: string): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
  } catch (error) {
    if (format === 'heif') {
      throw new UserError(
        'not-an-image',
        `${name} is HEIC, which cannot be opened. Export it as JPEG, AVIF or PNG.`,
        { cause: error },
      );
    }
    if (/exceeds|too large|security limit/i.test(String(error)))
      throw tooLarge(name, 'too many pixels', error);
    throw cutShort(name, error);
  }
}

async function decodePixels(
  bytes: Uint8Array,
  name: string,
  depth: 8 | 16,
  ownSpace: boolean,
): Promise<Pixels> {
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: limits.pixels,
      failOn: 'error',
      ignoreIcc: ownSpace,
    })
      .autoOrient()
      .toColourspace(depth === 16 ? 'rgb16' : 'srgb')
      .raw({ depth: depth === 16 ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return unpack({ width, height, channels, data: depth === 8 ? bytesOf(data) : wordsOf(data) });
  } catch (error) {
    if (/out of memory|allocat/i.test(String(error))) {
      const message = `There is not enough memory to open ${name}. Close other pictures and try again.`;
      throw new UserError('out-of-memory', message, { cause: error });
    }
    throw cutShort(name, error);
  }
}

function bytesOf(data: Uint8Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.length);
}

/** The same bytes as 16-bit values, moved where they do not lie on an even address. */
function wordsOf(data: Uint8Array): Uint16Array {
  const aligned = data.byteOffset % 2 === 0 ? data : new Uint8Array(data);
  return new Uint16Array(aligned.buffer, aligned.byteOffset, data.length / 2);
}

function describe(
  bytes: Uint8Array,
  format: PictureFormat,
  header: Metadata,
  pixels: Pixels,
  ownSpace: boolean,
): PictureMetadata {
  const notes: PictureNote[] = [];
  if (header.space === 'cmyk') notes.push({ code: 'cmyk-converted' });
  else if (!ownSpace) notes.push({ code: 'colours-converted', from: header.space });
  if ((header.pages ?? 1) > 1) notes.push({ code: 'first-frame-only', frames: header.pages ?? 1 });
  const bits = BITS[header.depth] ?? 8;
  if (bits > 16) notes.push({ code: 'depth-reduced', from: bits, to: 16 });

  const greyscale = header.space === 'b-w' || header.space === 'grey16';
  const profile = ownSpace && header.icc !== undefined ? summariseIcc(header.icc) : null;
  const fits = profile !== null && (profile.space === 'RGB' || (profile.space === 'GRAY' && greyscale));
  if (profile !== null && !fits) notes.push({ code: 'profile-dropped', name: profile.name });

  const exif = format === 'tiff' ? exifOfTiff(bytes) : header.exif && withoutPrefix(header.exif);
  const dpi = header.density ?? (exif ? dpiOfExif(exif) : undefined);
  return {
    format,
    width: pixels.width,
    height: pixels.height,
    depth: pixels.depth,
    greyscale,
    hasAlpha: header.hasAlpha,
    ...(fits && header.icc !== undefined && { icc: new Uint8Array(header.icc), iccName: profile.name }),
    ...(exif && { exif }),
    ...(header.xmp && { xmp: new Uint8Array(header.xmp) }),
    ...(dpi !== undefined && { dpi }),
    notes,
  };
}

const BITS: Readonly<Record<string, number>> = {
  ushort: 16,
  short: 16,
  int: 32,
  uint: 32,
  float: 32,
  double: 64,
};

/** Models whose values may stay in the embedded profile's space; every other one is converted to sRGB. */
function isRgbOrGrey(header: Metadata): boolean {
  return ['srgb', 'rgb', 'rgb16', 'b-w', 'grey16'].includes(header.space);
}

function withoutPrefix(exif: Uint8Array): Uint8Array {
  const prefixed = String.fromCharCode(...exif.subarray(0, 4)) === 'Exif';
  return new Uint8Array(exif.subarray(prefixed ? 6 : 0));
}

function cutShort(name: string, cause: unknown): UserError {
  return new UserError(
    'truncated-image',
    `${name} is damaged or cut short: its pixels cannot all be read. Copy or download it again.`,
    { cause },
  );
}
