import { fromLinear, toLinear } from '../colour/srgb.ts';
import type { Of } from './defaults.ts';
import { perChannel } from './kernel.ts';
import type { Curve, PointKernel } from './kernel.ts';

/** Stops that red gains and blue loses at full temperature, and green loses at full tint. */
const reach = 0.5;

/**
 * White balance as gains in linear light: red 2^(k·t), green 2^(−k·tint), blue 2^(−k·t), divided by what they
 * make of white's luminance (Rec. 709), so that greys keep their brightness. Above 0 is warmer, and more magenta.
 */
export function temperature({ temperature, tint }: Of<'temperature'>): PointKernel {
  const red = 2 ** ((reach * temperature) / 100);
  const green = 2 ** ((-reach * tint) / 100);
  const blue = 1 / red;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const gain =
    (by: number): Curve =>
    (value) =>
      fromLinear((toLinear(value) * by) / luminance);
  return perChannel(gain(red), gain(green), gain(blue));
}
