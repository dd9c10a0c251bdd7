import type { Hash } from '../../preload/contract.ts';
import { layerPixels, shownPixels } from '../documents/assemble.ts';
import { presentOf } from '../documents/document.ts';
import type { OpenDocument, Picture, PixelLayer } from '../documents/document.ts';
import { rowsOf } from '../layers/tree.ts';

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

/** The stored pixels of a source, in the document's size; null where there is nothing to work on. */
export async function sourcePixels(document: OpenDocument, source: Source): Promise<Hash | null> {
  if (source === 'visible') return shownPixels(document);
  const layer = sourceLayer(presentOf(document));
  return layer && layer.pixels.tiles.size > 0 ? layerPixels(document, layer) : null;
}
