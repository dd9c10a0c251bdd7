import type { Of } from './defaults.ts';
import { perChannel } from './kernel.ts';
import type { PointKernel } from './kernel.ts';

/**
 * As GIMP has it (app/operations/gimpoperationbrightnesscontrast.c): half the brightness b towards white,
 * v + (1 − v)·b, or black, v·(1 + b); then (v − ½)·tan((c + 1)·π/4) + ½ for the contrast c.
 */
export function brightnessContrast({ brightness, contrast }: Of<'brightness-contrast'>): PointKernel {
  const b = brightness / 200;
  const slope = Math.tan(((contrast / 100 + 1) * Math.PI) / 4);
  const curve = (value: number) => ((b < 0 ? value * (1 + b) : value + (1 - value) * b) - 0.5) * slope + 0.5;
  return perChannel(curve, curve, curve);
}
