import type { Adjustment, AdjustmentType } from '../contract/document.ts';
import { blackWhite } from './black-white.ts';
import { blur } from './blur.ts';
import { brightnessContrast } from './brightness-contrast.ts';
import { colourBalance } from './colour-balance.ts';
import { curves } from './curves.ts';
import { isNeutral } from './defaults.ts';
import type { Of } from './defaults.ts';
import { exposure } from './exposure.ts';
import { highPass } from './high-pass.ts';
import { hueSaturation } from './hue-saturation.ts';
import { identity } from './kernel.ts';
import type { Kernel } from './kernel.ts';
import { levels } from './levels.ts';
import { median } from './median.ts';
import { noise } from './noise.ts';
import { sharpen } from './sharpen.ts';
import { temperature } from './temperature.ts';

const kernels: { readonly [T in AdjustmentType]: (adjustment: Of<T>, scale: number) => Kernel } = {
  levels,
  curves,
  'brightness-contrast': brightnessContrast,
  exposure,
  'hue-saturation': hueSaturation,
  'colour-balance': colourBalance,
  temperature,
  'black-white': blackWhite,
  blur,
  sharpen,
  noise,
  median,
  'high-pass': highPass,
};

/** The last kernel of each adjustment: its tables cost more than a tile. */
const known = new WeakMap<Adjustment, { readonly scale: number; readonly kernel: Kernel }>();

/** The kernel of an adjustment for pixels that are `scale` times the document's size. */
export function kernelOf(adjustment: Adjustment, scale: number): Kernel {
  const last = known.get(adjustment);
  if (last?.scale === scale) return last.kernel;
  const kernel = isNeutral(adjustment) ? identity : make(adjustment, scale);
  known.set(adjustment, { scale, kernel });
  return kernel;
}

function make<T extends AdjustmentType>(adjustment: Of<T>, scale: number): Kernel {
  const type: T = adjustment.type;
  return kernels[type](adjustment, scale);
}
