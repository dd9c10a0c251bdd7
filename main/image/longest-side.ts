import type { SaveFormat } from '../../preload/contract/formats.ts';
import { explain } from '../errors/explain.ts';

/** The longest side, in pixels, that a format's header can state; for JPEG, what libjpeg writes. */
export const LONGEST_SIDE: Readonly<Record<SaveFormat, number>> = {
  png: 2 ** 31 - 1,
  tiff: 2 ** 31 - 1,
  jpeg: 65_500,
  webp: 16_383,
  avif: 16_384,
};

/** @throws UserError image-too-large for a side that the format cannot state. */
export function checkSides(
  format: SaveFormat,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const side = LONGEST_SIDE[format];
  if (Math.max(width, height) <= side) return;
  throw explain('image-too-large.format', { format: format.toUpperCase(), side, width, height });
}
