import * as z from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../base/remember.ts';
import { colourOfHsv } from '../view/colour/hsv.ts';
import { parseColour } from '../view/hand/colours.ts';
import type { Colour } from '../view/hand/colours.ts';

const name = 'swatches';
const most = 240;

/** Twelve greys, and twelve hues from light to dark: rows of twelve. */
export const defaultSwatches: readonly Colour[] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((step) =>
    colourOfHsv({ hue: 0, saturation: 0, value: 1 - step / 11 }),
  ),
  ...[
    { saturation: 0.25, value: 1 },
    { saturation: 0.55, value: 1 },
    { saturation: 1, value: 1 },
    { saturation: 1, value: 0.7 },
    { saturation: 1, value: 0.4 },
  ].flatMap((tone) =>
    [0, 20, 40, 60, 90, 130, 165, 190, 215, 245, 280, 320].map((hue) => colourOfHsv({ hue, ...tone })),
  ),
];

const Swatches = z
  .array(z.string())
  .max(most)
  .transform((texts) => texts.map(parseColour).filter((colour) => colour !== null));

/** Colours that are kept at hand; this screen remembers them. */
export const useSwatches = create<{ readonly swatches: readonly Colour[] }>(() => ({
  swatches: remembered<readonly Colour[]>(name, Swatches, defaultSwatches),
}));

export function addSwatch(colour: Colour): void {
  change((swatches) => (swatches.includes(colour) ? swatches : [...swatches, colour].slice(-most)));
}

export function removeSwatch(colour: Colour): void {
  change((swatches) => swatches.filter((other) => other !== colour));
}

export function resetSwatches(): void {
  change(() => defaultSwatches);
}

function change(next: (swatches: readonly Colour[]) => readonly Colour[]): void {
  const swatches = next(useSwatches.getState().swatches);
  useSwatches.setState({ swatches });
  remember(name, swatches);
}
