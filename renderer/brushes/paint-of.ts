import { rgbOf, useColours } from '../view/hand/colours.ts';
import type { Colour } from '../view/hand/colours.ts';
import { lightness } from './engine/apply.ts';
import type { Laying, Paint } from './engine/apply.ts';
import type { Target } from './target.ts';

/** A colour on pixels, its lightness on a mask; painting a selection selects. */
export function paintOf({ kind }: Target, colour: Colour, laying: Laying): Paint {
  const [red, green, blue] = rgbOf(colour);
  if (kind === 'pixels') return { kind: 'colour', colour: [red, green, blue], ...laying };
  return { kind: 'value', value: kind === 'selection' ? 255 : lightness(red, green, blue) };
}

/** Takes pixels away; paints a mask with the background colour; unselects. */
export function erasureOf(target: Target): Paint {
  if (target.kind === 'pixels') return { kind: 'erase' };
  if (target.kind === 'selection') return { kind: 'value', value: 0 };
  return paintOf(target, useColours.getState().background, plainly);
}

export const plainly: Laying = { blend: 'normal', keepAlpha: false };
