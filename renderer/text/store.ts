import * as z from 'zod';
import { create } from 'zustand';
import type { TextStyle } from '../../preload/contract/document.ts';
import { remember, remembered } from '../base/remember.ts';
import { shippedFont } from '../pixels/text/render.ts';

const Look = z.object({
  font: z.string(),
  size: z.number().positive(),
  bold: z.boolean(),
  italic: z.boolean(),
  align: z.enum(['left', 'center', 'right']),
  lineHeight: z.number().positive(),
  tracking: z.number().optional(),
});

/** How a text looks, wherever it stands and whatever it says. Its colour at first is the foreground's. */
export type TextLook = Readonly<z.infer<typeof Look>>;

const name = 'text';

interface TextState {
  readonly look: TextLook;
  /** The text that is being written. */
  readonly editing: TextStyle | null;
}

export const useText = create<TextState>(() => ({
  look: remembered(name, Look, {
    font: shippedFont,
    size: 64,
    bold: false,
    italic: false,
    align: 'left',
    lineHeight: 1.2,
  }),
  editing: null,
}));
useText.subscribe(({ look }) => {
  remember(name, look);
});
