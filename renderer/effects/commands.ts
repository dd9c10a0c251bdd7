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

/** The layer with other effects; adjustments have none. */
export function withEffects(layer: PictureLayer, effects: Effects | undefined): PictureLayer {
  return layer.kind === 'adjustment' ? layer : { ...layer, effects };
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
      step('addEffect', (picture, { selected }) =>
        changeLayers(picture, selected, (layer) =>
          layer.kind === 'adjustment'
            ? layer
            : withEffects(layer, withChange(layer.effects, type, { enabled: true })),
        ),
      );
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
  if (copied) changeAll('pasteStyle', copied);
}

export function clearStyle(): void {
  changeAll('clearStyle', undefined);
}

function changeAll(label: string, effects: Effects | undefined): void {
  onSettled(() => {
    step(label, (picture, { selected }) =>
      changeLayers(picture, selected, (layer) => withEffects(layer, effects)),
    );
  });
}
