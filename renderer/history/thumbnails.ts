import { coarsePicture } from '../composite/coarse.ts';
import type { Picture } from '../picture/document.ts';
import { onScreen } from '../pixels/colours.ts';

/** Pictures that differ in nothing that is seen share their layers and their profile, and so the thumbnail. */
const made = new WeakMap<
  Picture['layers'],
  { readonly image: ImageData; readonly profile: Picture['profile'] }
>();

/** A state of a picture, small; made once. */
export function stateThumbnail(picture: Picture, side: number): ImageData {
  const { layers, profile } = picture;
  const known = made.get(layers);
  if (known && known.profile === profile && Math.max(known.image.width, known.image.height) === side)
    return known.image;
  const { data, width, height } = coarsePicture(picture, side);
  const image = new ImageData(onScreen(data, profile), width, height);
  made.set(layers, { image, profile });
  return image;
}
