import { luminosityOf } from '../pixels/blend.ts';
import type { Of } from './defaults.ts';
import { clamp } from './kernel.ts';
import type { PointKernel } from './kernel.ts';

/**
 * In HSL: hue turned, saturation S·(1 + s); then towards white, C + (1 − C)·l, or black, C·(1 + l). Colorizing
 * takes the hue as it is, the saturation (1 + s)/2, and the colour's luminosity as its lightness.
 */
export function hueSaturation(adjustment: Of<'hue-saturation'>): PointKernel {
  const { colorize } = adjustment;
  const turn = adjustment.hue / 60;
  const gain = 1 + adjustment.saturation / 100;
  const light = adjustment.lightness / 100;
  const scale = 1 - Math.abs(light);
  const lift = Math.max(0, light);
  return {
    kind: 'point',
    change: (colours, count) => {
      for (let i = 0; i < 3 * count; i += 3) {
        const r = colours[i]!;
        const g = colours[i + 1]!;
        const b = colours[i + 2]!;
        const most = Math.max(r, g, b);
        const range = most - Math.min(r, g, b);
        const lightness = colorize ? luminosityOf(colours, i) : most - range / 2;
        const room = 1 - Math.abs(2 * lightness - 1);
        const saturation = colorize ? gain / 2 : room > 0 ? clamp((range / room) * gain) : 0;
        const hue = colorize ? turn : hueOf(r, g, b, most, range) + turn;
        const chroma = saturation * room;
        const base = (lightness - chroma / 2) * scale + lift;
        colours[i] = base + chroma * scale * share(hue);
        colours[i + 1] = base + chroma * scale * share(hue - 2);
        colours[i + 2] = base + chroma * scale * share(hue + 2);
      }
    },
  };
}

/** Hue in sixths of the circle, from red. */
function hueOf(r: number, g: number, b: number, most: number, range: number): number {
  if (range === 0) return 0;
  if (most === r) return (g - b) / range;
  return most === g ? (b - r) / range + 2 : (r - g) / range + 4;
}

/** How much of the chroma a channel has whose own hue is `away` sixths off: all within one, none beyond two. */
function share(away: number): number {
  const turned = away - 6 * Math.round(away / 6);
  return clamp(2 - Math.abs(turned));
}
