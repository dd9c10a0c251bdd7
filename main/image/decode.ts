import { spaceOfIcc, summariseIcc } from '../../preload/colour/icc.ts';
import { bt709, rgbIcc } from '../../preload/colour/make-icc.ts';
import { limits } from '../../preload/contract/limits.ts';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { coloursOfAvif } from './avif-colours.ts';
import { besidePixels } from './beside-pixels.ts';
import { convertPixels } from './convert.ts';
import { dpiOfExif, exifOfTiff } from './exif.ts';
import type { PictureFormat, PictureMetadata, PictureNote } from './metadata.ts';
import { unpack } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { coloursOfPng } from './png-colours.ts';
import { firstBytes, readWhole } from './read.ts';
import { sharp, type Metadata, type Sharp } from './sharp.ts';
import { sniffFormat } from './sniff.ts';
import type { StatedColours } from './stated-colours.ts';
import { unsupportedKind } from './unsupported.ts';
import { checkSize, mostOfPicture } from './within-limits.ts';

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
  const colours = coloursOf(bytes, format, header);
  const { pixels, whole } = await decodeWhole(bytes, name, format, header, colours);
  return { pixels, metadata: describe(bytes, format, header, pixels, colours, whole) };
}

/**
 * Makes sure that a file is a picture as far as its header tells, without reading its pixels.
 * @throws UserError as {@link decodePicture} does.
 */
export async function checkPicture(path: string): Promise<void> {
  const start = await firstBytes(path, 4096);
  const format = acceptedFormat(start, path);
  checkSize(path, await readHeader(start, format, path, path));
}

function acceptedFormat(bytes: Uint8Array, name: string): PictureFormat {
  if (bytes.length === 0) {
    throw explain('truncated-image.empty', { name });
  }
  const format = sniffFormat(bytes);
  if (format !== null) return format;
  throw notAnImage(name);
}

export function notAnImage(name: string): UserError {
  return explain('not-an-image', { name });
}

async function readHeader(
  bytes: Uint8Array,
  format: PictureFormat,
  name: string,
  source: Uint8Array | string = bytes,
): Promise<Metadata> {
  try {
    const header = await sharp(source, { limitInputPixels: false, failOn: 'error' }).metadata();
    const signed = SIGNED[header.depth];
    if (signed !== undefined) throw explain('unsupported', { name, kind: `TIFF (signed ${signed} bit)` });
    return header;
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (/exceeds|too large|security limit/i.test(String(error)))
      throw explain('image-too-large.pixels', { name, ...mostOfPicture }, { cause: error });
    throw unreadable(bytes, format, name, error);
  }
}

/** Whole numbers below zero are measurements (heights, temperatures), of which only their maker knows what is black. */
const SIGNED: Readonly<Record<string, number>> = { char: 8, short: 16, int: 32 };

/** All pixels; of a JPEG that is cut short or damaged those that there are. */
async function decodeWhole(
  bytes: Uint8Array,
  name: string,
  format: PictureFormat,
  header: Metadata,
  colours: Colours,
): Promise<{ readonly pixels: Pixels; readonly whole: boolean }> {
  try {
    return { pixels: await decodePixels(bytes, name, header, colours, 'error'), whole: true };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const fault = unreadable(bytes, format, name, error);
    if (format !== 'jpeg' || fault.code === 'unsupported') throw fault;
    const pixels = await decodePixels(bytes, name, header, colours, 'none').catch(() => null);
    if (!pixels) throw fault;
    return { pixels, whole: false };
  }
}

async function decodePixels(
  bytes: Uint8Array,
  name: string,
  header: Metadata,
  { keeps, icc }: Colours,
  failOn: 'error' | 'none',
): Promise<Pixels> {
  const image = sharp(bytes, {
    limitInputPixels: limits.pixels,
    failOn,
    // sharp converts by an embedded profile's tables in one go only where that profile is ignored first.
    ignoreIcc: keeps !== 'converted',
  }).autoOrient();
  try {
    if (isFloat(header)) return await decodeFloats(image, header, icc);
    const depth = header.depth === 'uchar' ? 8 : 16;
    const { data, info } = await (keeps === 'tables' ? image.withIccProfile('srgb') : image)
      .toColourspace(depth === 16 ? 'rgb16' : 'srgb')
      .raw({ depth: depth === 16 ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return unpack({ width, height, channels, data: depth === 8 ? bytesOf(data) : wordsOf(data) });
  } catch (error) {
    if (/out of memory|allocat/i.test(String(error))) {
      throw explain('out-of-memory.opening', { name }, { cause: error });
    }
    throw error;
  }
}

/** Values 0…1 as 16 bits: those of a profile where there is one, else light, which becomes sRGB. */
async function decodeFloats(image: Sharp, header: Metadata, icc: Uint8Array | null): Promise<Pixels> {
  const { data, info } = await image
    .toColourspace(header.channels <= 2 ? 'b-w' : 'scrgb')
    .raw({ depth: 'float' })
    .toBuffer({ resolveWithObject: true });
  const floats = new Float32Array(new Uint8Array(data).buffer);
  const { width, height, channels } = info;
  const words = Uint16Array.from(floats, (value) => Math.round(65535 * Math.min(1, Math.max(0, value))));
  const pixels = unpack({ width, height, channels, data: words });
  return icc ? pixels : convertPixels(pixels, LINEAR, null);
}

const LINEAR = rgbIcc('Linear sRGB', bt709, { gamma: 1 });

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
  { keeps, icc, unfit }: Colours,
  whole: boolean,
): PictureMetadata {
  const beside = besidePixels(bytes, format);
  const notes: PictureNote[] = whole ? [] : [{ code: 'cut-short' }];
  if (header.space === 'cmyk') notes.push({ code: 'cmyk-converted' });
  else if (keeps === 'converted') notes.push({ code: 'colours-converted', from: header.space });
  if (unfit !== null && keeps === 'tables') notes.push({ code: 'colours-converted', from: unfit });
  if (unfit !== null && keeps === 'numbers') notes.push({ code: 'profile-dropped', name: unfit });
  const frames = Math.max(header.pages ?? 1, beside.pictures ?? 1);
  if (frames > 1) notes.push({ code: 'first-frame-only', frames });
  const bits = BITS[header.depth] ?? 8;
  if (bits > 16) notes.push({ code: 'depth-reduced', from: bits, to: 16 });

  const exif = format === 'tiff' ? exifOfTiff(bytes) : header.exif && withoutPrefix(header.exif);
  for (const kind of beside.unkept) notes.push({ code: `${kind}-dropped` });
  const dpi = beside.dpi ?? (exif ? dpiOfExif(exif) : undefined);
  return {
    format,
    width: pixels.width,
    height: pixels.height,
    depth: pixels.depth,
    greyscale: isGreyscale(header),
    hasAlpha: header.hasAlpha,
    ...(icc && { icc }),
    ...(exif && { exif }),
    ...(header.xmp && { xmp: new Uint8Array(header.xmp) }),
    ...(dpi !== undefined && { dpi }),
    ...(beside.unkept.length > 0 && { unkept: beside.unkept }),
    notes,
  };
}

const BITS: Readonly<Record<string, number>> = {
  ushort: 16,
  uint: 32,
  float: 32,
  double: 64,
};

/** What the numbers in a file mean. */
interface Colours {
  /** Whether they stay as they are, or become sRGB: from another model, or through a profile's tables. */
  readonly keeps: 'numbers' | 'tables' | 'converted';
  /** The profile that they are of; null for sRGB. */
  readonly icc: Uint8Array | null;
  /** The name of a profile that they can't stay in, or that doesn't fit them. */
  readonly unfit: string | null;
}

function coloursOf(bytes: Uint8Array, format: PictureFormat, header: Metadata): Colours {
  if (!isRgbOrGrey(header)) return { keeps: 'converted', icc: null, unfit: null };
  const stated = STATED[format]?.(bytes) ?? null;
  const embedded = header.icc && new Uint8Array(header.icc);
  if (stated && (stated.above || !embedded)) {
    return stated.kind === 'profile'
      ? { keeps: 'numbers', icc: stated.icc, unfit: null }
      : { keeps: 'numbers', icc: null, unfit: stated.name };
  }
  const summary = embedded && summariseIcc(embedded);
  if (!embedded || !summary) return { keeps: 'numbers', icc: null, unfit: null };
  const fits = summary.space === 'RGB' || (summary.space === 'GRAY' && isGreyscale(header));
  if (!fits) return { keeps: 'numbers', icc: null, unfit: summary.name };
  if (spaceOfIcc(embedded)) return { keeps: 'numbers', icc: embedded, unfit: null };
  return { keeps: 'tables', icc: null, unfit: summary.name };
}

const STATED: Partial<Record<PictureFormat, (bytes: Uint8Array) => StatedColours | null>> = {
  png: coloursOfPng,
  avif: coloursOfAvif,
};

function isRgbOrGrey(header: Metadata): boolean {
  return ['srgb', 'rgb', 'rgb16', 'b-w', 'grey16'].includes(header.space) || isFloat(header);
}

function isGreyscale({ space }: Metadata): boolean {
  return space === 'b-w' || space === 'grey16';
}

function isFloat({ depth, space }: Metadata): boolean {
  return (depth === 'float' || depth === 'double') && ['scrgb', 'b-w'].includes(space);
}

function withoutPrefix(exif: Uint8Array): Uint8Array {
  const prefixed = String.fromCharCode(...exif.subarray(0, 4)) === 'Exif';
  return new Uint8Array(exif.subarray(prefixed ? 6 : 0));
}

/** Why decoders give up: the file is of a kind that they don't know, or it is damaged. */
function unreadable(bytes: Uint8Array, format: PictureFormat, name: string, cause: unknown): UserError {
  const kind = unsupportedKind(bytes, format);
  return kind === null
    ? explain('truncated-image', { name }, { cause })
    : explain('unsupported', { name, kind }, { cause });
}
