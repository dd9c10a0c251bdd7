import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, PictureLayer } from '../picture/document.ts';
import { isLocked, isShown, layerInHand, outermost } from '../picture/tree.ts';
import type { Point } from '../pixels/affine.ts';
import { pixelAt } from '../pixels/raster.ts';

export type Refusal =
  'nothingSelected' | 'noSelection' | 'locked' | 'hidden' | 'notPixels' | 'empty' | 'nothingToDo';

export function refuse(why: Refusal): null {
  const { t } = i18next;
  notify('information', t(`transform.${why}`));
  return null;
}

/** The layers in hand that may be moved, outermost first of each; says why where there are none. */
export function movableLayers(document: OpenDocument): readonly PictureLayer[] | null {
  const { layers } = presentOf(document);
  const chosen = outermost(layers, document.selected);
  if (chosen.length === 0) return refuse('nothingSelected');
  const free = chosen.filter(({ id }) => !isLocked(layers, id));
  return free.length === 0 ? refuse('locked') : free;
}

/** Whether the selected pixels of the layer in hand may be changed; says why not. */
export function mayLift(document: OpenDocument): boolean {
  const picture = presentOf(document);
  const layer = layerInHand(document);
  if (!layer) refuse('nothingSelected');
  else if (isLocked(picture.layers, layer.id)) refuse('locked');
  else if (!isShown(picture.layers, layer.id)) refuse('hidden');
  else if (layer.kind !== 'raster') refuse('notPixels');
  else return true;
  return false;
}

/** The layers with pixels to be seen at a point, from the top. */
export function layersUnder(layers: readonly PictureLayer[], point: Point): readonly PictureLayer[] {
  return layers.toReversed().flatMap((layer) => {
    if (!layer.visible || layer.opacity === 0) return [];
    if (layer.mask?.enabled && pixelAt(layer.mask.pixels, point.x, point.y)[0] === 0) return [];
    if (layer.kind === 'group') return layersUnder(layer.layers, point);
    return layer.kind === 'raster' && (pixelAt(layer.pixels, point.x, point.y)[3] ?? 0) > 0 ? [layer] : [];
  });
}
