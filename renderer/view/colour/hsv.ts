import { rgbOf } from '../../pixels/colours.ts';
import { colourOf } from '../hand/colours.ts';
import type { Colour } from '../hand/colours.ts';

/** Hue in degrees, 0…360; saturation and value 0…1. */
export interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
}

/** A. R. Smith, "Color Gamut Transform Pairs", SIGGRAPH 1978. */
export function hsvOf(colour: Colour): Hsv {
  const [red, green, blue] = rgbOf(colour);
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  return {
    hue: spread === 0 ? 0 : hueOf(red, green, blue, most, spread),
    saturation: most === 0 ? 0 : spread / most,
    value: most / 255,
  };
}

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  if (most === red) return (60 * ((green - blue) / spread) + 360) % 360;
  if (most === green) return 60 * ((blue - red) / spread + 2);
  return 60 * ((red - green) / spread + 4);
}

export function colourOfHsv({ hue, saturation, value }: Hsv): Colour {
  const channel = (shift: number) => {
    const k = (shift + hue / 60) % 6;
    return 255 * (value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1)));
  };
  return colourOf(channel(5), channel(3), channel(1));
}
