import type { Hash, Owner, ToolDescription } from '../../../preload/contract/index.ts';
import type { Made } from '../../../preload/contract/recipe.ts';
import { findTool } from '../../base/application.ts';
import { pictureOf, presentOf, rasterLayer } from '../../picture/document.ts';
import type { OpenDocument, Picture, PictureLayer, PixelLayer } from '../../picture/document.ts';
import type { Size } from '../../picture/reframe/reframe.ts';
import { changeLayer, findLayer, rowsOf } from '../../picture/tree.ts';
import { layerPixels, shownPixels } from '../../workers/assemble.ts';

/** What a tool works on: the layer in hand, or all that is shown. */
export type Source = 'layer' | 'visible';

/**
 * The layer a tool works on, given the one in hand: itself, or where that is a tool's result (or holds no
 * pixels) the next plain one below it, so that trying another painting starts from the photo again.
 */
export function sourceLayer(document: OpenDocument): PixelLayer | null {
  const rows = rowsOf(presentOf(document).layers);
  const inHand = rows.findIndex(({ layer }) => layer.id === document.selected.at(-1));
  const plain = rows.slice(Math.max(0, inHand)).find(({ layer }) => isPhoto(layer));
  return plain?.layer.kind === 'raster' ? plain.layer : null;
}

/** Whether a layer is what results are made from: plain pixels, or the photo in another size. */
function isPhoto(layer: PictureLayer): boolean {
  if (layer.kind !== 'raster') return false;
  return layer.origin?.kind !== 'neural' || findTool(layer.origin.made.recipe.tool)?.size === 'own';
}

/**
 * The stored pixels of a source, in the document's size; null where there is nothing to work on.
 *
 * @param reworked a layer that is made anew: it is no part of what it is made from.
 */
export async function sourcePixels(
  document: OpenDocument,
  source: Source,
  owner: Owner,
  reworked: string | null = null,
): Promise<Hash | null> {
  if (source === 'visible') return shownPixels(document, owner, reworked);
  const layer = sourceLayer(document);
  return layer && layer.pixels.tiles.size > 0 ? layerPixels(document, layer, owner) : null;
}

/** The same as a picture, to be looked at; null where there is nothing to work on. */
export function sourcePicture(
  document: OpenDocument,
  source: Source,
  reworked: string | null = null,
): Picture | null {
  const present = presentOf(document);
  if (source === 'visible')
    return reworked === null
      ? present
      : changeLayer(present, reworked, (layer) => ({ ...layer, visible: false }));
  const layer = sourceLayer(document);
  if (!layer || layer.pixels.tiles.size === 0) return null;
  const { width, height, profile } = present;
  return pictureOf(width, height, [rasterLayer(layer.name, layer.pixels)], profile);
}

/**
 * What a layer was made from that the tool is to make anew, where the picture in hand can't stand for it: a
 * result with a size of its own lies in a picture of that size.
 */
export function earlierInput(
  tool: ToolDescription,
  picture: Picture,
  layer: string | null,
): (Size & { readonly image: Hash }) | null {
  const made = tool.size === 'own' && layer !== null ? madeOf(findLayer(picture.layers, layer)) : null;
  return made?.imageSize ? { ...made.imageSize, image: made.image } : null;
}

function madeOf(layer: PictureLayer | null): Made | null {
  return layer?.kind === 'raster' && layer.origin?.kind === 'neural' ? layer.origin.made : null;
}
