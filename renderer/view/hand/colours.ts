import * as z from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../../base/remember.ts';

/** #rrggbb, small letters. */
export type Colour = `#${string}`;

const Colour = z.custom<Colour>((value) => typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value));

const Colours = z.object({
  foreground: Colour,
  background: Colour,
  /** Colours that were painted with, latest first. */
  recent: z.array(Colour).readonly(),
});
type Colours = Readonly<z.infer<typeof Colours>>;

const name = 'colours';
const mostRecent = 24;
const start: Colours = { foreground: '#000000', background: '#ffffff', recent: [] };

export const useColours = create<Colours>(() => remembered(name, Colours, start));

useColours.subscribe((colours) => {
  remember(name, colours);
});

/** The colour of a string in any case, with or without #, of three or six digits; null where it is none. */
export function parseColour(text: string): Colour | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (!digits) return null;
  return `#${digits.length === 6 ? digits : digits.replaceAll(/./g, '$&$&')}`;
}

export function colourOf(red: number, green: number, blue: number): Colour {
  const value = (Math.round(red) << 16) | (Math.round(green) << 8) | Math.round(blue);
  return `#${value.toString(16).padStart(6, '0')}`;
}

export function setForeground(foreground: Colour): void {
  useColours.setState({ foreground });
}

export function setBackground(background: Colour): void {
  useColours.setState({ background });
}

export function swapColours(): void {
  useColours.setState(({ foreground, background }) => ({ foreground: background, background: foreground }));
}

/** Black on white. */
export function defaultColours(): void {
  useColours.setState({ foreground: start.foreground, background: start.background });
}

/** Puts a colour that was used at the head of the recent ones. */
export function usedColour(colour: Colour): void {
  useColours.setState(({ recent }) =>
    recent[0] === colour
      ? {}
      : { recent: [colour, ...recent.filter((other) => other !== colour)].slice(0, mostRecent) },
  );
}
