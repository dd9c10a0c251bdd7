import type { SaveFormat } from '../../preload/contract/formats.ts';
import { UserError } from '../errors/user-error.ts';

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
  throw new UserError(
    'image-too-large',
    `${format} holds at most ${side} pixels a side, and the picture has ${width} × ${height}. ` +
      'Export as PNG or TIFF, or make it smaller.',
  );
}
