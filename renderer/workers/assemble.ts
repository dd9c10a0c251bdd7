import type { Hash, Owner } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { hasEffects } from '../composite/effects/reach.ts';
import { flattenPicture } from '../composite/flatten.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, PictureLayer, PixelLayer } from '../picture/document.ts';
import { storeRaster } from '../picture/stored.ts';
import { changeLayer } from '../picture/tree.ts';
import type { Raster } from '../pixels/raster.ts';
import { carryOutIn } from './carry-out.ts';
import { workers } from './pool.ts';

/**
 * What the canvas shows, as one stored picture; the photo's own file depth while the photo alone is shown.
 *
 * @param without a layer that is left out.
 */
export async function shownPixels(
  document: OpenDocument,
  owner: Owner,
  without: string | null = null,
): Promise<Hash> {
  const present = presentOf(document);
  const picture =
    without === null ? present : changeLayer(present, without, (layer) => ({ ...layer, visible: false }));
  const shown = picture.layers.filter(({ visible }) => visible);
  const [only] = shown;
  if (shown.length === 1 && only && isPlainPicture(only)) return layerPixels(document, only, owner);
  return assemble(await carryOutIn(workers(), flattenPicture(picture)), picture, owner);
}

/** One layer's pixels within the document's bounds, as a stored picture. */
export async function layerPixels(document: OpenDocument, layer: PixelLayer, owner: Owner): Promise<Hash> {
  const { width, height } = presentOf(document);
  const { photo, photoRaster } = document;
  const untouched = layer.pixels === photoRaster && photo?.width === width && photo.height === height;
  return untouched ? photo.pixels : assemble(layer.pixels, { width, height }, owner);
}

/** A raster's part of the document as a stored picture; one channel becomes opaque grey. */
export async function assemble(
  raster: Raster,
  { width, height }: { readonly width: number; readonly height: number },
  owner: Owner,
): Promise<Hash> {
  const stored = await storeRaster(raster, owner);
  const { pixels } = await pentimento().call('assemble', { owner, width, height, raster: stored });
  return pixels;
}

/** Whether a layer over nothing looks just as its pixels are. */
export function isPlainPicture(layer: PictureLayer): layer is PixelLayer {
  return (
    layer.kind === 'raster' &&
    layer.opacity === 1 &&
    !layer.mask?.enabled &&
    !layer.clipped &&
    !hasEffects(layer)
  );
}
