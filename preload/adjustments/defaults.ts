import type { Adjustment, AdjustmentType } from '../contract/document.ts';

/** An adjustment of one type. */
export type Of<T extends AdjustmentType> = Extract<Adjustment, { readonly type: T }>;

const channel = { black: 0, white: 255, gamma: 1, outBlack: 0, outWhite: 255 };
const line = [
  [0, 0],
  [255, 255],
] as const;
const balance = { cyanRed: 0, magentaGreen: 0, yellowBlue: 0 };

/**
 * What an adjustment begins as. All change nothing but black and white (its weights are those that photo editors
 * begin with) and the filters.
 */
const defaults: { readonly [T in AdjustmentType]: Of<T> } = {
  levels: { type: 'levels', all: channel, red: channel, green: channel, blue: channel },
  curves: { type: 'curves', all: line, red: line, green: line, blue: line },
  'brightness-contrast': { type: 'brightness-contrast', brightness: 0, contrast: 0 },
  exposure: { type: 'exposure', exposure: 0, offset: 0, gamma: 1 },
  'hue-saturation': { type: 'hue-saturation', hue: 0, saturation: 0, lightness: 0, colorize: false },
  'colour-balance': {
    type: 'colour-balance',
    shadows: balance,
    midtones: balance,
    highlights: balance,
    keepLuminosity: true,
  },
  temperature: { type: 'temperature', temperature: 0, tint: 0 },
  'black-white': {
    type: 'black-white',
    reds: 40,
    yellows: 60,
    greens: 40,
    cyans: 60,
    blues: 20,
    magentas: 80,
  },
  blur: { type: 'blur', radius: 5 },
  sharpen: { type: 'sharpen', amount: 100, radius: 1, threshold: 0 },
  noise: { type: 'noise', amount: 10, distribution: 'gaussian', monochromatic: false, seed: 1 },
  median: { type: 'median', radius: 2 },
  'high-pass': { type: 'high-pass', radius: 10 },
};

export function defaultAdjustment<T extends AdjustmentType>(type: T): Of<T> {
  return defaults[type];
}

/** Whether an adjustment changes nothing at all. */
export function isNeutral(adjustment: Adjustment): boolean {
  switch (adjustment.type) {
    case 'black-white':
    case 'median':
    case 'high-pass':
      return false;
    case 'blur':
      return adjustment.radius === 0;
    case 'sharpen':
    case 'noise':
      return adjustment.amount === 0;
    case 'colour-balance':
      return isSame({ ...adjustment, keepLuminosity: true }, defaults['colour-balance']);
    default:
      return isSame(adjustment, defaults[adjustment.type]);
  }
}

/** Of plain data: the same values under the same names. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const others = new Map(Object.entries(b));
  const own = Object.entries(a);
  return own.length === others.size && own.every(([name, value]) => isSame(value, others.get(name)));
}
