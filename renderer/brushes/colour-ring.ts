import { lazily } from '../base/lazily.ts';
import type { Colour } from '../view/hand/colours.ts';
import { pastReact } from '../view/past-react.ts';
import type { Point } from '../view/viewport.ts';

interface Shown extends Point {
  /** The colour under the pointer, in the upper half. */
  readonly colour: Colour;
  /** The colour that it would replace, in the lower half. */
  readonly before: Colour;
}

/** The colour that would be taken, around the point it is taken from. */
export const colourRing = pastReact<Shown>();

export const ColourRing = lazily(async () => (await import('./ColourRing.tsx')).ColourRing);
