import * as z from 'zod';
import type { SizeMeasure, When } from '../../../preload/contract/index.ts';

/** How a parameter appears: in which fold, and while which other parameter has which values. */
export interface ParameterHints {
  readonly level?: 'basic' | 'advanced';
  readonly when?: When;
}

interface NumberHints extends ParameterHints {
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  readonly step: number;
  readonly unit?: string;
  readonly scale?: 'linear' | 'log';
  readonly integer?: boolean;
  /** Which measure of the result's size it sets, where it sets one. */
  readonly sets?: SizeMeasure;
}

/** A number with a slider. */
export function number(hints: NumberHints) {
  const {
    minimum,
    maximum,
    default: preset,
    step,
    unit,
    scale = 'linear',
    integer = false,
    level = 'basic',
    when,
    sets,
  } = hints;
  const schema = (integer ? z.number().int() : z.number()).min(minimum).max(maximum).default(preset);
  return schema.meta({
    level,
    step,
    scale,
    ...(unit && { unit }),
    ...(when && { when }),
    ...(sets && { sets }),
  });
}

/** A weight relative to the method's own, which is 1. */
export function strength(hints: ParameterHints & { readonly default?: number } = {}) {
  return number({ minimum: 0, maximum: 5, default: 1, step: 0.05, unit: '×', ...hints });
}

/** The seed of everything random in a run: the same seed gives the same picture. */
export function seed() {
  return z.number().int().min(0).max(0xffffffff).default(1).meta({ level: 'advanced', kind: 'seed' });
}
