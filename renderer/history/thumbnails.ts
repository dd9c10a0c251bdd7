import { coarsePicture } from '../composite/coarse.ts';
import type { Picture } from '../picture/document.ts';

/** Pictures that differ in nothing that is seen share their layers, and so the thumbnail. */
const made = new WeakMap<Picture['layers'], ImageData>();

/** A state of a picture, small; made once. */
export function stateThumbnail(picture: Picture, side: number): ImageData {
  const known = made.get(picture.layers);
  if (known && Math.max(known.width, known.height) === side) return known;
  const { data, width, height } = coarsePicture(picture, side);
  const image = new ImageData(data, width, height);
  made.set(picture.layers, image);
  return image;
}
