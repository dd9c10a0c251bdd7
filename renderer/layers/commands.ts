import i18next from 'i18next';
import type { BlendMode } from '../../preload/contract/document.ts';
import { notify } from '../base/notices.ts';
import {
  duplicateLayers,
  emptyGroup,
  groupLayers,
  insertLayers,
  moveLayers,
  removeLayers,
  ungroupLayers,
} from '../picture/arrange.ts';
import type { Place } from '../picture/arrange.ts';
import { rasterLayer } from '../picture/document.ts';
import type { Picture } from '../picture/document.ts';
import { freshName } from '../picture/names.ts';
import { inHand, step } from '../picture/step.ts';
import {
  changeLayer,
  changeLayers,
  findLayer,
  groupsAround,
  isLocked,
  layerInHand,
} from '../picture/tree.ts';
import { invertMask, timesMask } from '../pixels/layers/cover.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { flattenImage, mergeLayers, mergeVisible, stamp } from './merge.ts';

const { t } = i18next;

export function addLayer(): void {
  step('newLayer', (picture) => insertLayers(picture, [rasterLayer(layerName(picture), emptyRaster(4))]));
}

export function layerName({ layers }: Picture): string {
  return freshName(layers, (number) => t('layers.layerName', { number }));
}

function groupName({ layers }: Picture): string {
  return freshName(layers, (number) => t('layers.groupName', { number }));
}

export function addGroup(): void {
  step('newGroup', (picture) => insertLayers(picture, [emptyGroup(groupName(picture))]));
}

export function groupSelected(): void {
  step('group', (picture) => groupLayers(picture, picture.selected, groupName(picture)));
}

export function ungroupSelected(): void {
  step('ungroup', (picture) => ungroupLayers(picture, picture.selected));
}

/** Ctrl+J: a copy of the layers in hand, or of what is selected of the one in hand. */
export function duplicateSelected(): void {
  const hand = inHand();
  if (hand?.picture.selection && hand.layer.kind === 'raster') viaSelection('copy');
  else
    step('duplicateLayer', (picture) =>
      duplicateLayers(picture, picture.selected, (name) => t('layers.copyName', { name })),
    );
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
  step(way === 'copy' ? 'layerViaCopy' : 'layerViaCut', (before) => {
    const rest =
      way === 'copy'
        ? before
        : changeLayer(before, layer.id, () => ({ ...layer, pixels: left, origin: null }));
    return insertLayers(rest, [rasterLayer(layerName(before), pixels, { blend: layer.blend })]);
  });
}

export function deleteSelected(): void {
  const hand = inHand();
  if (!hand || refuseLocked(hand.picture, hand.picture.selected)) return;
  step('deleteLayer', (picture) => removeLayers(picture, picture.selected));
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
  if (hand && !refuseLocked(hand.picture, hand.picture.selected)) step('merge', mergeLayers);
}

export function mergeShown(): void {
  step('mergeVisible', (picture) => mergeVisible(picture, layerInHand(picture)?.name ?? layerName(picture)));
}

export function flattenAll(): void {
  step('flatten', (picture) => flattenImage(picture, t('layers.background')));
}

export function stampVisible(): void {
  step('stampVisible', (picture) => insertLayers(picture, [stamp(picture, layerName(picture))]));
}

export function moveTo(ids: readonly string[], place: Place): void {
  step('moveLayer', (picture) => {
    const next = moveLayers(picture, ids, place);
    return next === picture || place.where !== 'into'
      ? next
      : changeLayer(next, place.id, (layer) => (layer.kind === 'group' ? { ...layer, open: true } : layer));
  });
}

export function rename(id: string, name: string): void {
  step('renameLayer', (picture) =>
    changeLayer(picture, id, (layer) => (layer.name === name ? layer : { ...layer, name })),
  );
}

/** Shows or hides a layer; one of several in hand takes the others along. */
export function setVisible(id: string, visible: boolean): void {
  step(visible ? 'showLayer' : 'hideLayer', (picture) =>
    changeLayers(picture, withOthers(picture, id), (layer) => ({ ...layer, visible })),
  );
}

function withOthers({ selected }: Picture, id: string): readonly string[] {
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
  step(locked ? 'lockLayer' : 'unlockLayer', (picture) =>
    changeLayers(picture, picture.selected, (layer) => ({ ...layer, locked })),
  );
}

export function setClipped(clipped: boolean): void {
  step(clipped ? 'clipLayer' : 'releaseClip', (picture) =>
    changeLayers(picture, picture.selected, (layer) => ({ ...layer, clipped })),
  );
}

/** The layers in hand with another mode. */
export function withBlend(picture: Picture, blend: BlendMode): Picture {
  return changeLayers(picture, picture.selected, (layer) =>
    layer.blend === blend ? layer : { ...layer, blend },
  );
}

/** The layers in hand with another opacity, 0…1. */
export function withOpacity(picture: Picture, opacity: number): Picture {
  return changeLayers(picture, picture.selected, (layer) =>
    layer.opacity === opacity ? layer : { ...layer, opacity },
  );
}
