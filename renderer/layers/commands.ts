import i18next from 'i18next';
import type { GroupBlend } from '../../preload/contract/document.ts';
import { notify } from '../base/notices.ts';
import {
  duplicateLayers,
  emptyGroup,
  groupLayers,
  insertLayers,
  moveLayers,
  placeOver,
  removeLayers,
  ungroupLayers,
} from '../picture/arrange.ts';
import type { Place } from '../picture/arrange.ts';
import { rasterLayer } from '../picture/document.ts';
import type { Hand, Picture, PictureLayer } from '../picture/document.ts';
import { freshName } from '../picture/names.ts';
import { inHand, step } from '../picture/step.ts';
import { activeDocument, foldIn } from '../picture/store.ts';
import { changeLayer, changeLayers, findLayer, groupsAround, isLocked } from '../picture/tree.ts';
import { invertMask, timesMask } from '../pixels/layers/cover.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { slowStep } from '../workers/slow-step.ts';
import { flattenImage, mergeLayers, mergeVisible, stamp } from './merge.ts';

const { t } = i18next;

export function addLayer(): void {
  step('newLayer', (picture, hand) =>
    addOver(picture, hand, rasterLayer(layerName(picture), emptyRaster(4))),
  );
}

function addOver(picture: Picture, hand: Hand, layer: PictureLayer): Picture {
  return insertLayers(picture, [layer], placeOver(picture.layers, hand));
}

export function layerName({ layers }: Picture): string {
  return freshName(layers, (number) => t('layers.layerName', { number }));
}

function groupName({ layers }: Picture): string {
  return freshName(layers, (number) => t('layers.groupName', { number }));
}

export function addGroup(): void {
  step('newGroup', (picture, hand) => addOver(picture, hand, emptyGroup(groupName(picture))));
}

export function groupSelected(): void {
  step('group', (picture, { selected }) => groupLayers(picture, selected, groupName(picture)));
}

export function ungroupSelected(): void {
  step('ungroup', (picture, { selected }) => ungroupLayers(picture, selected));
}

/** Ctrl+J: a copy of the layers in hand, or of what is selected of the one in hand. */
export function duplicateSelected(): void {
  const hand = inHand();
  if (hand?.picture.selection && hand.layer.kind === 'raster') viaSelection('copy');
  else
    step('duplicateLayer', (picture, { selected }) =>
      duplicateLayers(picture, selected, (name) => t('layers.copyName', { name })),
    );
}

/** Hides what a group holds, or shows it: no step. */
export function fold(group: string, folded: boolean): void {
  const document = activeDocument();
  if (document) foldIn(document.id, group, folded);
}

/** The selected pixels as a layer of their own; a cut leaves none of them behind. */
export function viaSelection(way: 'copy' | 'cut'): void {
  const hand = inHand();
  const selection = hand?.picture.selection;
  if (!selection || hand.layer.kind !== 'raster') return;
  const { layer, picture } = hand;
  if (way === 'cut' && refuseLocked(picture, [layer.id])) return;
  const pixels = timesMask(layer.pixels, selection);
  if (pixels.tiles.size === 0) {
    notify('information', t('layers.nothingSelected'));
    return;
  }
  const left = timesMask(layer.pixels, invertMask(selection));
  step(way === 'copy' ? 'layerViaCopy' : 'layerViaCut', (before, held) => {
    const rest =
      way === 'copy'
        ? before
        : changeLayer(before, layer.id, () => ({ ...layer, pixels: left, origin: null }));
    return addOver(rest, held, rasterLayer(layerName(before), pixels, { blend: layer.blend }));
  });
}

export function deleteSelected(): void {
  const hand = inHand();
  if (!hand || refuseLocked(hand.picture, hand.document.selected)) return;
  step('deleteLayer', (picture, { selected }) => removeLayers(picture, selected));
}

/** Says so and is true where one of the layers is locked. */
export function refuseLocked({ layers }: Picture, ids: readonly string[]): boolean {
  const locked = ids.find((id) => isLocked(layers, id));
  if (locked === undefined) return false;
  notify('information', t('layers.isLocked', { name: findLayer(layers, locked)?.name ?? '' }));
  return true;
}

export function mergeDown(): void {
  const hand = inHand();
  if (hand && !refuseLocked(hand.picture, hand.document.selected))
    slowStep('merge', (picture, { selected }) => mergeLayers(picture, selected));
}

export function mergeShown(): void {
  slowStep('mergeVisible', (picture) => mergeVisible(picture, inHand()?.layer.name ?? layerName(picture)));
}

export function flattenAll(): void {
  slowStep('flatten', (picture) => flattenImage(picture, t('layers.background')));
}

export function stampVisible(): void {
  slowStep('stampVisible', function* (picture, hand) {
    return addOver(picture, hand, yield* stamp(picture, layerName(picture)));
  });
}

export function moveTo(ids: readonly string[], place: Place): void {
  step('moveLayer', (picture) => moveLayers(picture, ids, place));
  if (place.where === 'into') fold(place.id, false);
}

export function rename(id: string, name: string): void {
  step('renameLayer', (picture) =>
    changeLayer(picture, id, (layer) => (layer.name === name ? layer : { ...layer, name })),
  );
}

/** Shows or hides a layer; one of several in hand takes the others along. */
export function setVisible(id: string, visible: boolean): void {
  step(visible ? 'showLayer' : 'hideLayer', (picture, hand) =>
    changeLayers(picture, withOthers(hand, id), (layer) => ({ ...layer, visible })),
  );
}

function withOthers({ selected }: Hand, id: string): readonly string[] {
  return selected.includes(id) ? selected : [id];
}

/** Alt and a click on an eye: only this layer; once more, all of them. */
export function showOnly(id: string): void {
  step('showOnly', (picture) => {
    const around = groupsAround(picture.layers, id)?.map((group) => group.id) ?? [];
    const others = picture.layers.filter((layer) => layer.id !== id && !around.includes(layer.id));
    const all = others.every(({ visible }) => !visible);
    const hidden = changeLayers(
      picture,
      others.map((layer) => layer.id),
      (layer) => (layer.visible === all ? layer : { ...layer, visible: all }),
    );
    return changeLayers(hidden, [id, ...around], (layer) =>
      layer.visible ? layer : { ...layer, visible: true },
    );
  });
}

export function setLocked(locked: boolean): void {
  step(locked ? 'lockLayer' : 'unlockLayer', (picture, { selected }) =>
    changeLayers(picture, selected, (layer) => ({ ...layer, locked })),
  );
}

export function setClipped(clipped: boolean): void {
  step(clipped ? 'clipLayer' : 'releaseClip', (picture, { selected }) =>
    changeLayers(picture, selected, (layer) => ({ ...layer, clipped })),
  );
}

/** Layers with another mode; only groups can pass through. */
export function withBlend(picture: Picture, ids: readonly string[], blend: GroupBlend): Picture {
  return changeLayers(picture, ids, (layer) => {
    if (layer.blend === blend) return layer;
    if (layer.kind === 'group') return { ...layer, blend };
    return blend === 'pass-through' ? layer : { ...layer, blend };
  });
}

/** Layers with another opacity, 0…1. */
export function withOpacity(picture: Picture, ids: readonly string[], opacity: number): Picture {
  return changeLayers(picture, ids, (layer) => (layer.opacity === opacity ? layer : { ...layer, opacity }));
}
