import { rgbOf } from '../pixels/colours.ts';
import type { Rgb } from '../pixels/colours.ts';
import { useColours } from '../view/hand/colours.ts';
import type { Colour } from '../view/hand/colours.ts';
import { numbersOf } from '../view/hand/in-document.ts';
import { useQuickMask } from '../view/quick-mask.ts';
import { lightness } from './engine/apply.ts';
import type { Laying, Paint } from './engine/apply.ts';
import type { Target } from './target.ts';

/** A colour on pixels, its lightness on a mask. */
export function paintOf(target: Target, colour: Colour, laying: Laying): Paint {
  const rgb = rgbOn(target, colour);
  if (target.kind === 'pixels') return { kind: 'colour', colour: rgb, ...laying };
  return { kind: 'value', value: lightness(...rgb) };
}

/**
 * A colour as a target takes it: pixels in their own numbers. On the quick mask black lays the tint, white takes it
 * away and grey does so in part, whether the tint lies on what is selected or on what is masked: as in Photoshop.
 */
export function rgbOn({ kind, profile }: Target, colour: Colour): Rgb {
  if (kind === 'pixels') return numbersOf(colour, profile);
  const [red, green, blue] = rgbOf(colour);
  if (kind !== 'selection' || useQuickMask.getState().marks === 'masked') return [red, green, blue];
  return [255 - red, 255 - green, 255 - blue];
}

/** Takes pixels away; paints a mask with the background colour. */
export function erasureOf(target: Target): Paint {
  if (target.kind === 'pixels') return { kind: 'erase' };
  return paintOf(target, useColours.getState().background, plainly);
}

export const plainly: Laying = { blend: 'normal', keepAlpha: false };
