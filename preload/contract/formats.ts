/** The kinds of files that are read and written, as both sides know them. */
import * as z from 'zod';

/** Pictures of one layer. */
export const SaveFormat = z.enum(['png', 'jpeg', 'webp', 'avif', 'tiff']);
export type SaveFormat = z.infer<typeof SaveFormat>;

/** Documents in layers. */
export const DocumentFormat = z.enum(['ora', 'psd']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/**
 * What of a photo's EXIF and XMP goes into a file: all; all but where it was taken and which camera it was; or none.
 */
export const MetadataPolicy = z.enum(['all', 'reduced', 'none']);
export type MetadataPolicy = z.infer<typeof MetadataPolicy>;

export type AnyFormat = SaveFormat | DocumentFormat;

/** How the names of files in a format end; the first is the one that is written. */
export const extensions: Readonly<Record<AnyFormat, readonly [string, ...string[]]>> = {
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  webp: ['webp'],
  avif: ['avif'],
  tiff: ['tif', 'tiff'],
  ora: ['ora'],
  psd: ['psd'],
};

/** The formats as people write them. */
export const formatNames: Readonly<Record<AnyFormat, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  avif: 'AVIF',
  tiff: 'TIFF',
  ora: 'OpenRaster',
  psd: 'Photoshop',
};

/** How the names of photos end, which have one layer. */
export const photoExtensions: readonly string[] = [
  ...SaveFormat.options.flatMap((format) => extensions[format]),
  'gif',
];

/** How the names of all files end that can be opened. */
export const openedExtensions: readonly string[] = [
  ...photoExtensions,
  ...DocumentFormat.options.flatMap((format) => extensions[format]),
  'psb',
];

/** Qualities at which a difference is hard to see on photographs; those of lossless formats say nothing. */
export const defaultQuality: Readonly<Record<SaveFormat, number>> = {
  png: 100,
  tiff: 100,
  jpeg: 92,
  webp: 90,
  avif: 75,
};

/** The formats whose quality can be chosen. */
export const lossy: ReadonlySet<SaveFormat> = new Set(['jpeg', 'webp', 'avif']);
