import { luminosityOf, setLum } from '../pixels/blend.ts';
import type { Of } from './defaults.ts';
import { clamp } from './kernel.ts';
import type { PointKernel } from './kernel.ts';

/** Widths and strength of the three ranges, from GIMP (app/operations/gimpoperationcolorbalance.c). */
const edge = 0.25;
const border = 0.333;
const strength = 0.7;

/**
 * Adds to each channel what its lightness's range asks for: shadows up to about ⅓, highlights from about ⅔,
 * midtones between, with soft borders; then, if asked for, gives the colour its luminosity back.
 */
export function colourBalance(adjustment: Of<'colour-balance'>): PointKernel {
  const { shadows, midtones, highlights, keepLuminosity } = adjustment;
  const ranges = [shadows, midtones, highlights];
  const [red, green, blue] = (['cyanRed', 'magentaGreen', 'yellowBlue'] as const).map((axis) =>
    ranges.map((range) => (strength * range[axis]) / 100),
  ) as [number[], number[], number[]];
  return {
    kind: 'point',
    change: (colours, count) => {
      for (let i = 0; i < 3 * count; i += 3) {
        const r = colours[i]!;
        const g = colours[i + 1]!;
        const b = colours[i + 2]!;
        const lightness = (Math.max(r, g, b) + Math.min(r, g, b)) / 2;
        const luminosity = luminosityOf(colours, i);
        const dark = clamp((border - lightness) / edge + 0.5);
        const bright = clamp((lightness + border - 1) / edge + 0.5);
        const middle = (1 - dark) * (1 - bright);
        colours[i] = clamp(r + dark * red[0]! + middle * red[1]! + bright * red[2]!);
        colours[i + 1] = clamp(g + dark * green[0]! + middle * green[1]! + bright * green[2]!);
        colours[i + 2] = clamp(b + dark * blue[0]! + middle * blue[1]! + bright * blue[2]!);
        if (keepLuminosity) setLum(colours, i, luminosity, colours);
      }
    },
  };
}
