import type { Action, Actions } from '../actions/action.ts';
import { moveToEnd, stepLayers } from '../picture/arrange.ts';
import { presentOf } from '../picture/document.ts';
import type { Hand, Picture, PictureLayer } from '../picture/document.ts';
import { onSettled } from '../picture/drafts.ts';
import { allShown, neighbour } from '../picture/select.ts';
import { inHand, step, take } from '../picture/step.ts';
import { activeDocument, describeIn } from '../picture/store.ts';
import { isLocked } from '../picture/tree.ts';
import type { Shortcut } from '../ui/shortcut.ts';
import { maskToSelection } from '../workers/layer-selection.ts';
import {
  addGroup,
  addLayer,
  deleteSelected,
  duplicateSelected,
  flattenAll,
  groupSelected,
  mergeDown,
  mergeShown,
  setClipped,
  setLocked,
  setVisible,
  stampVisible,
  ungroupSelected,
  viaSelection,
} from './commands.ts';
import { addMask, bakeMask, deleteMask, invert, rasteriseInHand, setMaskEnabled } from './mask.ts';
import { mergeable } from './merge.ts';
import { startRenaming } from './store.ts';

const onPicture = (can: (picture: Picture, hand: Hand) => boolean) => () => {
  const document = activeDocument();
  return document !== null && can(presentOf(document), document);
};
const onLayer = (can: (layer: PictureLayer, picture: Picture) => boolean) => () => {
  const hand = inHand();
  return hand !== null && can(hand.layer, hand.picture);
};
const withPicture = onPicture(() => true);
const withLayers = onPicture(({ layers }) => layers.length > 0);
const withLayer = onLayer(() => true);
const withMask = onLayer((layer) => layer.mask !== null);
const withoutMask = onLayer((layer) => layer.mask === null);
const onSelection = onLayer((layer, { selection }) => layer.mask === null && selection !== null);

function action(enabled: () => boolean, run: () => void, ...shortcuts: readonly Shortcut[]): Action {
  return {
    shortcuts,
    enabled,
    run: () => {
      onSettled(run);
    },
  };
}

/** What is on or off of the layer in hand. */
function flag(
  is: (layer: PictureLayer) => boolean,
  set: (value: boolean, layer: PictureLayer) => void,
  enabled: () => boolean,
  ...shortcuts: readonly Shortcut[]
): Action {
  return {
    shortcuts,
    enabled,
    checked: onLayer(is),
    run: () => {
      onSettled(() => {
        const hand = inHand();
        if (hand) set(!is(hand.layer), hand.layer);
      });
    },
  };
}

const arrange = (change: (picture: Picture, hand: Hand) => Picture) => () => {
  step('moveLayer', change);
};

export const layerActions = {
  'new-layer': action(withPicture, addLayer, { key: 'n', mod: true, shift: true }),
  'new-group': action(withPicture, addGroup),
  'duplicate-layer': action(withLayer, duplicateSelected, { key: 'j', mod: true }),
  'layer-via-cut': action(
    onLayer((layer, { selection }) => layer.kind === 'raster' && selection !== null),
    () => {
      viaSelection('cut');
    },
    { key: 'j', mod: true, shift: true },
  ),
  'delete-layer': action(withLayer, deleteSelected),
  'rename-layer': action(
    withLayer,
    () => {
      startRenaming(inHand()?.layer.id ?? null);
    },
    { key: 'F2' },
  ),
  'group-layers': action(withLayer, groupSelected, { key: 'g', mod: true }),
  'ungroup-layers': action(
    onLayer((layer) => layer.kind === 'group'),
    ungroupSelected,
    { key: 'g', mod: true, shift: true },
  ),
  'merge-down': action(
    onPicture((picture, { selected }) => mergeable(picture, selected).length > 0),
    mergeDown,
    { key: 'e', mod: true },
  ),
  'merge-visible': action(withLayers, mergeShown, { key: 'e', mod: true, shift: true }),
  'flatten-image': action(withLayers, flattenAll),
  'stamp-visible': action(withLayers, stampVisible, { key: 'e', mod: true, shift: true, alt: true }),
  'rasterise-layer': action(
    onLayer((layer) => layer.kind === 'raster' && layer.origin !== null),
    rasteriseInHand,
  ),
  'layer-up': action(
    withLayer,
    arrange((picture, { selected, folded }) => stepLayers(picture, selected, 'up', folded)),
    { key: ']', mod: true },
  ),
  'layer-down': action(
    withLayer,
    arrange((picture, { selected, folded }) => stepLayers(picture, selected, 'down', folded)),
    { key: '[', mod: true },
  ),
  'layer-to-top': action(
    withLayer,
    arrange((picture, { selected }) => moveToEnd(picture, selected, 'top')),
    { key: ']', mod: true, shift: true },
  ),
  'layer-to-bottom': action(
    withLayer,
    arrange((picture, { selected }) => moveToEnd(picture, selected, 'bottom')),
    { key: '[', mod: true, shift: true },
  ),
  'select-layer-above': action(
    withLayers,
    () => {
      take((picture, hand) => neighbour(picture, hand, 'above'));
    },
    { key: ']', alt: true },
  ),
  'select-layer-below': action(
    withLayers,
    () => {
      take((picture, hand) => neighbour(picture, hand, 'below'));
    },
    { key: '[', alt: true },
  ),
  'select-all-layers': action(
    withLayers,
    () => {
      take(allShown);
    },
    { key: 'a', mod: true, alt: true },
  ),
  'layer-visible': flag(
    (layer) => layer.visible,
    (visible, { id }) => {
      setVisible(id, visible);
    },
    withLayer,
    { key: ',', mod: true, shift: true },
  ),
  'lock-layer': flag((layer) => layer.locked, setLocked, withLayer),
  'clip-layer': flag((layer) => layer.clipped, setClipped, withLayer, { key: 'g', mod: true, alt: true }),
  'mask-reveal': action(withoutMask, () => {
    addMask('reveal');
  }),
  'mask-hide': action(withoutMask, () => {
    addMask('hide');
  }),
  'mask-from-selection': action(onSelection, () => {
    addMask('selection');
  }),
  'mask-hide-selection': action(onSelection, () => {
    addMask('hideSelection');
  }),
  'mask-apply': action(
    onLayer((layer) => layer.kind === 'raster' && layer.mask !== null),
    bakeMask,
  ),
  'mask-delete': action(withMask, deleteMask),
  'mask-enable': flag(
    (layer) => layer.mask?.enabled === true,
    (enabled, { id }) => {
      setMaskEnabled(id, enabled);
    },
    withMask,
  ),
  'mask-to-selection': action(withMask, () => {
    const hand = inHand();
    if (hand) maskToSelection(hand.layer.id);
  }),
  'edit-mask': {
    shortcuts: [{ key: '\\', mod: true }],
    enabled: withMask,
    checked: () => activeDocument()?.target === 'mask',
    run: () => {
      const document = activeDocument();
      if (document) describeIn(document.id, { target: document.target === 'mask' ? 'pixels' : 'mask' });
    },
  },
  invert: action(
    onLayer(
      (layer, { layers }) => (layer.kind === 'raster' || layer.mask !== null) && !isLocked(layers, layer.id),
    ),
    invert,
    { key: 'i', mod: true },
  ),
} satisfies Actions;
