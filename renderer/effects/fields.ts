import { Effects } from '../../preload/contract/effects.ts';
import type { EffectOf, EffectType } from '../../preload/contract/effects.ts';
import { defaultEffect, effectsOf } from '../composite/effects/defaults.ts';
import type { Scale } from '../ui/scale.ts';

/** An effect of any type. */
export type Effect = EffectOf<EffectType>;

/** A number of an effect, as a slider. */
export interface Field extends Scale {
  /** Its name in the effect, and under `effects.fields` in the translations. */
  readonly name: 'opacity' | 'angle' | 'distance' | 'spread' | 'size';
  readonly unit: string;
  /** How much of the slider is 1 in the effect. */
  readonly one?: number;
}

const linear = (name: Field['name'], minimum: number, maximum: number, unit: string) =>
  ({ name, minimum, maximum, step: 1, unit, scale: 'linear' }) satisfies Field;
const opacity: Field = { ...linear('opacity', 0, 100, '%'), one: 100 };
const soft = [linear('spread', 0, 100, '%'), linear('size', 0, 250, 'px')];

/** The sliders of each effect, in the order of other editors. */
export const fields: Readonly<Record<EffectType, readonly Field[]>> = {
  shadow: [opacity, linear('angle', -180, 180, '°'), linear('distance', 0, 1000, 'px'), ...soft],
  glow: [opacity, ...soft],
  overlay: [opacity],
  stroke: [{ ...linear('size', 1, 250, 'px'), scale: 'log' }, opacity],
};

/** A number of an effect as its slider shows it. */
export function numberOf(effect: Effect, { name, one = 1 }: Field): number {
  const value: unknown = Object.entries(effect).find(([key]) => key === name)?.[1];
  return typeof value === 'number' ? Math.round(value * one * 100) / 100 : 0;
}

/** Effects with other values of one of them; throws where it has no such values or they are out of range. */
export function withChange(
  effects: Effects | undefined,
  type: EffectType,
  change: Readonly<Record<string, unknown>>,
): Effects {
  const effect = effects?.[type] ?? defaultEffect(type);
  return Effects.parse(effectsOf({ ...effects, [type]: { ...effect, ...change } }));
}
