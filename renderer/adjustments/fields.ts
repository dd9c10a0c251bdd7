import { Adjustment } from '../../preload/contract/document.ts';
import type { AdjustmentType } from '../../preload/contract/document.ts';
import type { Scale } from '../ui/scale.ts';

/** A number of an adjustment, as a slider. */
export interface Field extends Scale {
  /** Its name in the adjustment, and under `adjustments.fields` in the translations. */
  readonly name: string;
  readonly unit?: string;
  /** Colours of its track, where they tell what it does. */
  readonly track?: string;
}

const linear = (name: string, minimum: number, maximum: number, step: number, rest: Partial<Field> = {}) =>
  ({ name, minimum, maximum, step, scale: 'linear', ...rest }) satisfies Field;
const log = (name: string, minimum: number, maximum: number, step: number, unit: string) =>
  ({ name, minimum, maximum, step, unit, scale: 'log' }) satisfies Field;
const percent = (name: string, track?: string) => linear(name, -100, 100, 1, track ? { track } : {});
const weight = (name: string, track: string) => linear(name, -200, 300, 1, { unit: '%', track });

/** The sliders of adjustments that are numbers and nothing else; the others have forms of their own. */
export const fields: Readonly<Partial<Record<AdjustmentType, readonly Field[]>>> = {
  'brightness-contrast': [percent('brightness'), percent('contrast')],
  exposure: [
    linear('exposure', -10, 10, 0.05, { unit: 'EV' }),
    linear('offset', -0.5, 0.5, 0.005),
    { ...linear('gamma', 0.1, 10, 0.05), scale: 'log' },
  ],
  'hue-saturation': [
    linear('hue', -180, 180, 1, { unit: '°', track: 'hue' }),
    percent('saturation', 'saturation'),
    percent('lightness', 'lightness'),
  ],
  temperature: [percent('temperature', 'temperature'), percent('tint', 'tint')],
  'black-white': [
    weight('reds', 'reds'),
    weight('yellows', 'yellows'),
    weight('greens', 'greens'),
    weight('cyans', 'cyans'),
    weight('blues', 'blues'),
    weight('magentas', 'magentas'),
  ],
  blur: [log('radius', 0.1, 250, 0.1, 'px')],
  sharpen: [
    linear('amount', 0, 500, 1, { unit: '%' }),
    log('radius', 0.1, 250, 0.1, 'px'),
    linear('threshold', 0, 255, 1),
  ],
  noise: [log('amount', 0.1, 400, 0.1, '%'), linear('seed', 0, 9999, 1)],
  median: [log('radius', 1, 100, 1, 'px')],
  'high-pass': [log('radius', 0.1, 250, 0.1, 'px')],
};

export function numberOf(adjustment: Adjustment, name: string): number {
  const value: unknown = Object.entries(adjustment).find(([key]) => key === name)?.[1];
  return typeof value === 'number' ? value : 0;
}

/** The adjustment with another number; throws where its type has no such number or it is out of range. */
export function withNumber(adjustment: Adjustment, name: string, value: number): Adjustment {
  return Adjustment.parse({ ...adjustment, [name]: value });
}
