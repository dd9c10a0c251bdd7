import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import type { OpenDocument, Picture, PictureLayer } from '../picture/document.ts';
import { presentOf } from '../picture/document.ts';
import { undo } from '../picture/drafts.ts';
import { changeLayer, isLocked, isShown, layerInHand } from '../picture/tree.ts';
import { emptyRaster } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';
import { isQuickMask } from '../view/quick-mask.ts';

/** What the tools for painting work on. */
export interface Target {
  readonly kind: 'pixels' | 'mask' | 'selection';
  readonly raster: Raster;
  /** What the numbers of pixels mean. */
  readonly profile: Picture['profile'];
  /** Where painting is kept to; null where the selection itself is painted, or nothing is selected. */
  readonly selection: Raster | null;
  readonly within: Rect;
  readonly put: (picture: Picture, raster: Raster) => Picture;
  /** Called once the step is done. */
  readonly done: () => void;
}

export function frameOf({ width, height }: Picture): Rect {
  return { x: 0, y: 0, width, height };
}

/** What painting on a document means now. Where it means nothing the person is told what to do instead. */
export function targetOf(document: OpenDocument): Target | null {
  const picture = presentOf(document);
  if (isQuickMask(document.id)) return onSelection(picture);
  const layer = layerInHand(document);
  if (!layer) return refuse('noLayer');
  if (isLocked(picture.layers, layer.id)) return refuse('locked', layer);
  if (!isShown(picture.layers, layer.id)) return refuse('hidden', layer);
  if (layer.mask && (document.target === 'mask' || layer.kind !== 'raster')) return onMask(picture, layer);
  if (layer.kind === 'raster') return onPixels(document, picture, layer);
  return refuse(layer.kind, layer);
}

function onSelection(picture: Picture): Target {
  return {
    kind: 'selection',
    raster: picture.selection ?? emptyRaster(1),
    profile: undefined,
    selection: null,
    within: frameOf(picture),
    put: (before, selection) => ({ ...before, selection }),
    done: () => undefined,
  };
}

function onMask(picture: Picture, { id, mask }: PictureLayer): Target {
  return {
    kind: 'mask',
    raster: mask?.pixels ?? emptyRaster(1),
    profile: undefined,
    selection: picture.selection,
    within: frameOf(picture),
    put: (before, pixels) =>
      changeLayer(before, id, (layer) => ({ ...layer, mask: layer.mask && { ...layer.mask, pixels } })),
    done: () => undefined,
  };
}

function onPixels(
  document: OpenDocument,
  picture: Picture,
  { id, name, pixels, origin }: PictureLayer & { readonly kind: 'raster' },
): Target {
  return {
    kind: 'pixels',
    raster: pixels,
    profile: picture.profile,
    selection: picture.selection,
    within: frameOf(picture),
    put: (before, raster) =>
      changeLayer(before, id, (layer) =>
        layer.kind === 'raster' ? { ...layer, pixels: raster, origin: null } : layer,
      ),
    done: () => {
      if (!origin) return;
      const says =
        origin.kind === 'text'
          ? i18next.t('brushes.textIsPixels', { name })
          : i18next.t('brushes.resultIsPixels', { name });
      const back = {
        label: i18next.t('actions.undo'),
        run: () => {
          undo(document.id);
        },
      };
      notify('information', says, null, back);
    },
  };
}

type Reason = 'noLayer' | 'locked' | 'hidden' | 'group' | 'adjustment';

function refuse(reason: Reason, layer?: PictureLayer): null {
  const says: Readonly<Record<Reason, string>> = {
    noLayer: i18next.t('brushes.noLayer'),
    locked: i18next.t('brushes.locked', { name: layer?.name }),
    hidden: i18next.t('brushes.hidden', { name: layer?.name }),
    group: i18next.t('brushes.group', { name: layer?.name }),
    adjustment: i18next.t('brushes.adjustment', { name: layer?.name }),
  };
  notify('information', says[reason]);
  return null;
}
