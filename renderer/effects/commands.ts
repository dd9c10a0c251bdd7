import { create } from 'zustand';
import type { Effects, EffectType } from '../../preload/contract/effects.ts';
import { showPanel } from '../actions/workspace.ts';
import type { PictureLayer } from '../picture/document.ts';
import { onSettled } from '../picture/drafts.ts';
import { inHand, step } from '../picture/step.ts';
import { changeLayers } from '../picture/tree.ts';
import { withChange } from './fields.ts';

/** The style that was copied last, for this window. */
export const useCopiedStyle = create<{ readonly copied: Effects | null }>(() => ({ copied: null }));

/** The effect whose numbers the panel shows. */
export const useChosenEffect = create<{ readonly chosen: EffectType }>(() => ({ chosen: 'shadow' }));

export function chooseEffect(chosen: EffectType): void {
  useChosenEffect.setState({ chosen });
}

type Change = (effects: Effects | undefined) => Effects | undefined;

/** The layer with its effects changed; adjustments have none. */
export function changeEffects(layer: PictureLayer, next: Change): PictureLayer {
  return layer.kind === 'adjustment' ? layer : { ...layer, effects: next(layer.effects) };
}

/** The effects of the layer in hand. */
export function effectsInHand(): Effects | undefined {
  const layer = inHand()?.layer;
  return layer && layer.kind !== 'adjustment' ? layer.effects : undefined;
}

/** Switches an effect of the layers in hand on, and shows what of it can be set; where it is on, only that. */
export function addEffect(type: EffectType): void {
  onSettled(() => {
    if (!effectsInHand()?.[type]?.enabled)
      changeAll('addEffect', (effects) => withChange(effects, type, { enabled: true }));
    chooseEffect(type);
    showPanel('properties');
  });
}

export function copyStyle(): void {
  onSettled(() => {
    useCopiedStyle.setState({ copied: effectsInHand() ?? null });
  });
}

export function pasteStyle(): void {
  const { copied } = useCopiedStyle.getState();
  if (!copied) return;
  onSettled(() => {
    changeAll('pasteStyle', () => copied);
  });
}

export function clearStyle(): void {
  onSettled(() => {
    changeAll('clearStyle', () => undefined);
  });
}

function changeAll(label: string, next: Change): void {
  step(label, (picture, { selected }) =>
    changeLayers(picture, selected, (layer) => changeEffects(layer, next)),
  );
}
