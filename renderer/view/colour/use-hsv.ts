import { useState } from 'react';
import type { Colour } from '../hand/colours.ts';
import { colourOfHsv, hsvOf } from './hsv.ts';
import type { Hsv } from './hsv.ts';

/** A colour as hue, saturation and value. Greys have no hue: while it is what was chosen here, its hue is so, too. */
export function useHsv(
  colour: Colour,
  onChange: (colour: Colour) => void,
): readonly [hsv: Hsv, choose: (hsv: Hsv) => void] {
  const [chosen, setChosen] = useState<Hsv>(() => hsvOf(colour));
  const choose = (next: Hsv) => {
    setChosen(next);
    onChange(colourOfHsv(next));
  };
  return [colourOfHsv(chosen) === colour ? chosen : hsvOf(colour), choose];
}
