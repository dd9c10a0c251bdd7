import type { Hash } from '../../preload/contract.ts';
import { flatten } from '../composite/flatten.ts';
import { pentimento } from '../connection.ts';
import { presentOf } from '../documents/document.ts';
import type { OpenDocument, Picture, PixelLayer } from '../documents/document.ts';
import { storeRaster } from '../documents/stored.ts';
import { rowsOf } from '../layers/tree.ts';
import { rasterFrom } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';

/** What a tool works on: the layer in hand, or all that is shown. */
export type Source = 'layer' | 'visible';

/**
 * The layer a tool works on, given the one in hand: itself, or where that is a tool's result (or holds no
 * pixels) the next plain one below it, so that trying another painting starts from the photo again.
 */
export function sourceLayer(picture: Picture): PixelLayer | null {
  const rows = rowsOf(picture.layers);
  const inHand = rows.findIndex(({ layer }) => layer.id === picture.selected.at(-1));
  const plain = rows
    .slice(Math.max(0, inHand))
    .find(({ layer }) => layer.kind === 'raster' && layer.origin?.kind !== 'neural');
  return plain?.layer.kind === 'raster' ? plain.layer : null;
}

/** The stored pixels of a source, in the document's own size; the photo's own file depth where nothing was changed. */
export async function sourcePixels(document: OpenDocument, source: Source): Promise<Hash | null> {
  const picture = presentOf(document);
  const { width, height } = picture;
  if (source === 'visible') {
    const whole = { x: 0, y: 0, width, height };
    return assemble(rasterFrom(flatten(picture.layers, whole), whole, 4), width, height);
  }
  const layer = sourceLayer(picture);
  if (!layer || layer.pixels.tiles.size === 0) return null;
  const { photo, photoRaster } = document;
  const untouched = layer.pixels === photoRaster && photo?.width === width && photo.height === height;
  return untouched ? photo.pixels : assemble(layer.pixels, width, height);
}

async function assemble(raster: Raster, width: number, height: number): Promise<Hash> {
  const { pixels } = await pentimento().call('assemble', { width, height, raster: await storeRaster(raster) });
  return pixels;
}
