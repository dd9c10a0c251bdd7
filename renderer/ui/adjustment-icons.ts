import {
  Blend,
  ChartColumn,
  Contrast,
  Droplets,
  Grid3x3,
  Grip,
  Mountain,
  Palette,
  Scale,
  Spline,
  Sun,
  Thermometer,
  Triangle,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AdjustmentType } from '../../preload/contract/document.ts';

export const adjustmentIcons: Readonly<Record<AdjustmentType, LucideIcon>> = {
  'brightness-contrast': Contrast,
  levels: ChartColumn,
  curves: Spline,
  exposure: Sun,
  'hue-saturation': Palette,
  'colour-balance': Scale,
  temperature: Thermometer,
  'black-white': Blend,
  blur: Droplets,
  sharpen: Triangle,
  noise: Grip,
  median: Grid3x3,
  'high-pass': Mountain,
};

/** In the order of the menu. */
export const adjustmentTypes: readonly AdjustmentType[] = [
  'brightness-contrast',
  'levels',
  'curves',
  'exposure',
  'hue-saturation',
  'colour-balance',
  'temperature',
  'black-white',
];

/** Adjustments that look at what is around a pixel or at its place: those of the Filter menu, in its order. */
export const filterTypes: readonly AdjustmentType[] = ['blur', 'sharpen', 'noise', 'median', 'high-pass'];
