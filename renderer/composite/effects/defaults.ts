import type { EffectOf, Effects, EffectType } from '../../../preload/contract/effects.ts';

/** What an effect begins as when it is added. */
const defaults: { readonly [T in EffectType]: EffectOf<T> } = {
  shadow: {
    enabled: true,
    colour: '#000000',
    opacity: 0.5,
    blend: 'multiply',
    angle: 120,
    distance: 10,
    spread: 0,
    size: 15,
  },
  glow: { enabled: true, colour: '#ffffbe', opacity: 0.75, blend: 'screen', spread: 0, size: 20 },
  overlay: { enabled: true, colour: '#d02020', opacity: 1, blend: 'normal' },
  stroke: { enabled: true, colour: '#000000', opacity: 1, blend: 'normal', size: 4, position: 'outside' },
};

export function defaultEffect<T extends EffectType>(type: T): EffectOf<T> {
  return defaults[type];
}

/** Effects of which only some are there. */
export function effectsOf(some: Partial<Effects>): Effects {
  return { shadow: null, glow: null, overlay: null, stroke: null, ...some };
}
