import i18next from 'i18next';
import { flatten } from '../composite/flatten.ts';
import type { Picture } from '../documents/document.ts';
import { layerInHand } from '../layers/tree.ts';
import { notify } from '../notices/store.ts';
import { read } from '../pixels/raster.ts';
import type { Source } from './mask/source.ts';
import { documentRect } from './mask/tiles.ts';

/** What wand and colour range look at: all that is seen, or the layer in hand. Null, and told, where that has no pixels. */
export function sourceOf(picture: Picture, allLayers: boolean): Source | null {
  if (allLayers) return (rect) => flatten(picture.layers, rect, documentRect(picture));
  const layer = layerInHand(picture);
  if (layer?.kind === 'raster') return (rect) => read(layer.pixels, rect);
  if (layer?.kind === 'group') return (rect) => flatten(layer.layers, rect, documentRect(picture));
  notify('information', i18next.t('selection.noPixels'));
  return null;
}
