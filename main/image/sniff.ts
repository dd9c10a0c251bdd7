import type { PictureFormat } from './metadata.ts';

/**
 * The raster format that a file's first bytes announce, or null. Only what is named here ever reaches
 * the decoder: SVG, PDF and scripts posing as pictures stop at this function.
 */
export function sniffFormat(bytes: Uint8Array): PictureFormat | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'gif';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(text(0, 4))) return 'tiff';
  if (text(4, 8) === 'ftyp') return formatOfBrand(text(8, 12));
  return null;
}

/** ISO base media brands (ISO/IEC 23008-12, AVIF 1.1). */
function formatOfBrand(brand: string): PictureFormat | null {
  if (brand === 'avif' || brand === 'avis') return 'avif';
  if (['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].includes(brand)) return 'heif';
  return null;
}
