import {
  Blend,
  ChartColumn,
  Contrast,
  Droplets,
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
  'blur',
  'sharpen',
];
