import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { layerInHand } from '../picture/tree.ts';
import type { Source } from '../pixels/mask/source.ts';
import { documentRect } from '../pixels/mask/tiles.ts';
import { read } from '../pixels/raster.ts';
import { flatten } from './flatten.ts';

/** What wand and colour range look at: all that is seen, or the layer in hand. Null, and told, where that has no pixels. */
export function sourceOf(document: OpenDocument, allLayers: boolean): Source | null {
  const picture = presentOf(document);
  if (allLayers) return (rect) => flatten(picture.layers, rect, documentRect(picture));
  const layer = layerInHand(document);
  if (layer?.kind === 'raster') return (rect) => read(layer.pixels, rect);
  if (layer?.kind === 'group') return (rect) => flatten(layer.layers, rect, documentRect(picture));
  notify('information', i18next.t('selection.noPixels'));
  return null;
}
