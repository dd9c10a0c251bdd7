import { summariseIcc } from '../../preload/colour/icc.ts';
import { rgbIccFor } from '../../preload/colour/profile.ts';
import { defaultQuality, type SaveFormat } from '../../preload/contract/formats.ts';
import { explain } from '../errors/explain.ts';
import { convertPixels } from './convert.ts';
import { addExifToTiff, normaliseExif, withoutResolutionUnit } from './exif.ts';
import { checkSides } from './longest-side.ts';
import type { Accompanying, PictureNote } from './metadata.ts';
import { isGrey, isOpaque, onWhite, pack, toDepth8, type Packed } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { insertPngChunks, type PngExtras } from './png-chunks.ts';
import { sharp, type Sharp } from './sharp.ts';
import { normaliseXmp } from './xmp.ts';

export interface EncodeOptions {
  readonly format: SaveFormat;
  /** 1…100 for JPEG, WebP and AVIF; PNG and TIFF are always lossless. Default: {@link defaultQuality}. */
  readonly quality?: number;
  /** WebP and AVIF without loss. Default false. */
  readonly lossless?: boolean;
  /** Converts to sRGB, and leaves the profile out. Default false. */
  readonly toSrgb?: boolean;
}

/** libaom's speed 7: nine times faster than sharp's default for 0.8 dB on a photograph of the Kodak set. */
const AVIF_EFFORT = 2;

interface Traits {
  readonly deep: boolean;
  readonly alpha: boolean;
  /** One grey channel in the file, not three. */
  readonly grey: boolean;
  /** Most bytes of EXIF and of XMP: in JPEG each must fit into one APP1 segment. */
  readonly exifBytes: number;
  readonly xmpBytes: number;
}

const ROOMY = { exifBytes: Infinity, xmpBytes: Infinity };
const TRAITS: Readonly<Record<SaveFormat, Traits>> = {
  png: { deep: true, alpha: true, grey: true, ...ROOMY },
  tiff: { deep: true, alpha: true, grey: true, ...ROOMY },
  jpeg: { deep: false, alpha: false, grey: true, exifBytes: 65_527, xmpBytes: 65_504 },
  webp: { deep: false, alpha: true, grey: false, ...ROOMY },
  avif: { deep: false, alpha: true, grey: false, ...ROOMY },
};

/** What writing these pixels in this format would drop, to be told before it happens. Pure. */
export function whatIsLost(
  metadata: Accompanying | null,
  pixels: Pixels,
  { format }: Pick<EncodeOptions, 'format'>,
): readonly PictureNote[] {
  const traits = TRAITS[format];
  const notes: PictureNote[] = [];
  if (pixels.depth === 16 && !traits.deep) notes.push({ code: 'depth-reduced', from: 16, to: 8 });
  if (!traits.alpha && !isOpaque(pixels)) notes.push({ code: 'alpha-flattened' });
  if (metadata === null) return notes;
  const { exif, xmp, unkept = [] } = metadata;
  for (const kind of unkept) notes.push({ code: `${kind}-dropped` });
  if (exif && !fittingExif(metadata, pixels, traits))
    notes.push({ code: 'exif-dropped', bytes: exif.length });
  if (xmp && xmp.length > traits.xmpBytes) notes.push({ code: 'xmp-dropped', bytes: xmp.length });
  return notes;
}

/**
 * The bytes of a picture file. The ICC profile, EXIF (made upright, with the new size), XMP and resolution
 * of `metadata` go along; a profile of greys as one of colours where there are three channels. A picture
 * opened as greyscale is written as greyscale while it still is. What cannot be kept is what
 * {@link whatIsLost} lists.
 * @throws UserError bad-parameters for a quality outside 1…100, image-too-large for a side the format
 * cannot state.
 */
export async function encodePicture(
  pixels: Pixels,
  metadata: Accompanying | null,
  options: EncodeOptions,
): Promise<Uint8Array> {
  const { format, quality = defaultQuality[format] } = options;
  const traits = TRAITS[format];
  if (!(Number.isInteger(quality) && quality >= 1 && quality <= 100)) {
    throw explain('bad-parameters.quality', { quality });
  }
  checkSides(format, pixels);
  if (metadata?.icc && options.toSrgb) {
    const converted = convertPixels(pixels, metadata.icc, null);
    return encodePicture(converted, withoutProfile(metadata), options);
  }
  const grey = staysGrey(metadata, pixels, traits);
  const opaque = isOpaque(pixels);
  const shallow = traits.deep ? pixels : toDepth8(pixels);
  const flat = opaque || traits.alpha ? shallow : onWhite(toDepth8(shallow));
  const packed = pack(flat, grey, traits.alpha && !opaque);
  const extras = extrasFor(metadata, pixels, traits, grey);

  const compression = format === 'png' ? 6 : 0;
  const png = insertPngChunks(await toPng(packed, compression), extras);
  if (format === 'png') return png;
  // sharp attaches a profile only by converting to it, and no raw EXIF or XMP at all; but it carries all
  // three from its input. So the input is an uncompressed PNG that already has them. Where there is no EXIF and no
  // resolution, none may be kept either: libvips would make one up that states 72.
  const input = sharp(png, { limitInputPixels: false }).keepIccProfile().keepXmp();
  const states = extras.exif !== undefined || extras.dpi !== undefined;
  const source = inOwnSpace(states ? input.keepExif() : input, packed);
  const file = await toFormat(source, options, quality, metadata?.dpi);
  return format === 'tiff' && extras.exif ? addExifToTiff(file, extras.exif) : file;
}

function toPng({ data, width, height, channels }: Packed, compressionLevel: number): Promise<Uint8Array> {
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
  return inOwnSpace(image, { data, width, height, channels }).png({ compressionLevel }).toBuffer();
}

/** Without a target space sharp turns grey into RGB and 16 bits into 8. */
function inOwnSpace(image: Sharp, { channels, data }: Packed): Sharp {
  const deep = data instanceof Uint16Array;
  if (channels <= 2) return image.toColourspace(deep ? 'grey16' : 'b-w');
  return image.toColourspace(deep ? 'rgb16' : 'srgb');
}

async function toFormat(
  image: Sharp,
  { format, lossless = false }: EncodeOptions,
  quality: number,
  dpi: number | undefined,
): Promise<Uint8Array> {
  switch (format) {
    case 'png':
      return image.png().toBuffer();
    case 'jpeg':
      return image.jpeg({ quality, chromaSubsampling: quality >= 90 ? '4:4:4' : '4:2:0' }).toBuffer();
    case 'webp':
      return image.webp({ quality, lossless, smartSubsample: true }).toBuffer();
    case 'avif':
      return image.avif({ quality, lossless, effort: AVIF_EFFORT, chromaSubsampling: '4:4:4' }).toBuffer();
    case 'tiff': {
      // A TIFF must state one; that it is of no unit says that it is none.
      const perMillimetre = (dpi ?? 1) / 25.4;
      const resolution = { xres: perMillimetre, yres: perMillimetre, resolutionUnit: 'inch' as const };
      const file = await image
        .tiff({ compression: 'deflate', predictor: 'horizontal', ...resolution })
        .toBuffer();
      return dpi === undefined ? withoutResolutionUnit(file) : file;
    }
  }
}

function extrasFor(metadata: Accompanying | null, pixels: Pixels, traits: Traits, grey: boolean): PngExtras {
  if (metadata === null) return {};
  const { icc, xmp, dpi } = metadata;
  const exif = fittingExif(metadata, pixels, traits);
  return {
    ...(icc && { icc: grey ? icc : rgbIccFor(icc) }),
    ...(exif && { exif }),
    ...(xmp && xmp.length <= traits.xmpBytes && { xmp: normaliseXmp(xmp, pixels) }),
    ...(dpi !== undefined && { dpi }),
  };
}

function fittingExif(metadata: Accompanying, pixels: Pixels, traits: Traits): Uint8Array | null {
  const { exif, dpi } = metadata;
  if (exif === undefined) return null;
  const { width, height } = pixels;
  const normal = normaliseExif(exif, { width, height, ...(dpi !== undefined && { dpi }) });
  return normal !== null && normal.length <= traits.exifBytes ? normal : null;
}

function withoutProfile({ greyscale, exif, xmp, dpi }: Accompanying): Accompanying {
  return { greyscale, ...(exif && { exif }), ...(xmp && { xmp }), ...(dpi !== undefined && { dpi }) };
}

/** One grey channel only where that loses nothing: the source had one, and no RGB profile needs three. */
function staysGrey(metadata: Accompanying | null, pixels: Pixels, traits: Traits): boolean {
  if (!traits.grey || metadata?.greyscale !== true || !isGrey(pixels)) return false;
  return metadata.icc === undefined || summariseIcc(metadata.icc)?.space === 'GRAY';
}
