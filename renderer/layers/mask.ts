import type { Picture, PictureLayer } from '../picture/document.ts';
import { inHand, step } from '../picture/step.ts';
import { describeIn } from '../picture/store.ts';
import { changeLayer } from '../picture/tree.ts';
import { invertColours, invertMask, invertMaskIn } from '../pixels/layers/cover.ts';
import { emptyRaster } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { refuseLocked } from './commands.ts';
import { applyMask, rasterise } from './merge.ts';

export type NewMask = 'reveal' | 'hide' | 'selection' | 'hideSelection';

/** A mask of that kind; null where it needs a selection and there is none. */
export function maskOf({ selection }: Picture, kind: NewMask): Raster | null {
  if (kind === 'reveal') return emptyRaster(1, 255);
  if (kind === 'hide') return emptyRaster(1);
  return selection && kind === 'hideSelection' ? invertMask(selection) : selection;
}

/** Gives the layer in hand a mask, and takes that in hand. Made from the selection, it takes its place. */
export function addMask(kind: NewMask): void {
  const hand = inHand();
  const pixels = hand && maskOf(hand.picture, kind);
  if (!pixels || hand.layer.mask || refuseLocked(hand.picture, [hand.layer.id])) return;
  const { document, layer } = hand;
  const used = kind === 'selection' || kind === 'hideSelection';
  step('addMask', (picture) => {
    const masked = withMask(picture, layer.id, { pixels, enabled: true });
    return used ? { ...masked, selection: null } : masked;
  });
  describeIn(document.id, { target: 'mask' });
}

function withMask(picture: Picture, id: string, mask: PictureLayer['mask']): Picture {
  return changeLayer(picture, id, (layer) => ({ ...layer, mask }));
}

export function deleteMask(): void {
  const hand = inHand();
  if (!hand?.layer.mask || refuseLocked(hand.picture, [hand.layer.id])) return;
  step('deleteMask', (picture) => withMask(picture, hand.layer.id, null));
  describeIn(hand.document.id, { target: 'pixels' });
}

export function bakeMask(): void {
  const hand = inHand();
  if (!hand || refuseLocked(hand.picture, [hand.layer.id])) return;
  step('applyMask', (picture) => applyMask(picture, hand.layer.id));
  describeIn(hand.document.id, { target: 'pixels' });
}

export function setMaskEnabled(id: string, enabled: boolean): void {
  step(enabled ? 'enableMask' : 'disableMask', (picture) =>
    changeLayer(picture, id, (layer) =>
      layer.mask ? { ...layer, mask: { ...layer.mask, enabled } } : layer,
    ),
  );
}

/** Ctrl+I: the negative of what is in hand, pixels or mask, where it is selected. */
export function invert(): void {
  const hand = inHand();
  if (!hand) return;
  const { document, layer, picture } = hand;
  if (refuseLocked(picture, [layer.id])) return;
  if (layer.mask && (document.target === 'mask' || layer.kind !== 'raster')) {
    const canvas = { x: 0, y: 0, width: picture.width, height: picture.height };
    const { pixels } = layer.mask;
    const next = picture.selection ? invertMaskIn(pixels, picture.selection, canvas) : invertMask(pixels);
    step('invertMask', (before) =>
      withMask(before, layer.id, { ...layer.mask, enabled: true, pixels: next }),
    );
  } else if (layer.kind === 'raster') {
    const pixels = invertColours(layer.pixels, picture.selection);
    step('invert', (before) => changeLayer(before, layer.id, () => ({ ...layer, pixels, origin: null })));
  }
}

export function rasteriseInHand(): void {
  const hand = inHand();
  if (hand) step('rasterise', (picture) => rasterise(picture, hand.layer.id));
}
