import type { EffectType } from '../../preload/contract/effects.ts';
import type { Action, Actions } from '../actions/action.ts';
import { inHand } from '../picture/step.ts';
import { isLocked } from '../picture/tree.ts';
import { addEffect, clearStyle, copyStyle, effectsInHand, pasteStyle, useCopiedStyle } from './commands.ts';

function canHaveEffects(): boolean {
  const hand = inHand();
  return hand !== null && hand.layer.kind !== 'adjustment' && !isLocked(hand.picture.layers, hand.layer.id);
}

function effect(type: EffectType): Action {
  return {
    shortcuts: [],
    enabled: canHaveEffects,
    checked: () => effectsInHand()?.[type]?.enabled === true,
    run: () => {
      addEffect(type);
    },
  };
}

export const effectActions = {
  'effect-shadow': effect('shadow'),
  'effect-glow': effect('glow'),
  'effect-overlay': effect('overlay'),
  'effect-stroke': effect('stroke'),
  'copy-style': { shortcuts: [], enabled: () => effectsInHand() !== undefined, run: copyStyle },
  'paste-style': {
    shortcuts: [],
    enabled: () => useCopiedStyle.getState().copied !== null && canHaveEffects(),
    run: pasteStyle,
  },
  'clear-style': {
    shortcuts: [],
    enabled: () => effectsInHand() !== undefined && canHaveEffects(),
    run: clearStyle,
  },
} satisfies Actions;
