import { pictureOf, rasterLayer } from '../picture/document.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import type { Raster } from '../pixels/raster.ts';

const photos = new WeakMap<Raster, Picture>();

/** The picture as it was opened: the oldest state, or the photo itself once that state was let go. */
export function originalOf({ history, photo, photoRaster }: OpenDocument): Picture {
  const first = (history.past[0] ?? history.present).picture;
  if (history.forgotten === 0 || !photo || !photoRaster) return first;
  const known = photos.get(photoRaster);
  if (known) return known;
  const original = pictureOf(
    photo.width,
    photo.height,
    [rasterLayer(photo.name, photoRaster)],
    photo.profile,
  );
  photos.set(photoRaster, original);
  return original;
}
