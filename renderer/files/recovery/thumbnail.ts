import { stateThumbnail } from '../../history/thumbnails.ts';
import type { Picture } from '../../picture/document.ts';

/** Pixels of the long side, twice as many as it is shown in. */
const side = 96;

/** A picture, small, as the address of an image that holds itself. */
export function thumbnailOf(picture: Picture): string {
  const image = stateThumbnail(picture, side);
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.8);
}
