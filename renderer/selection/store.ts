import { z } from 'zod';
import { create } from 'zustand';
import { limits } from '../../preload/contract/limits.ts';
import { remember, remembered } from '../base/remember.ts';

/** What the selection tools share, as the options bar shows it. */
const Options = z.object({
  mode: z.enum(['replace', 'add', 'subtract', 'intersect']),
  /** Standard deviation in pixels, for marquees and lassos. */
  feather: z.number().min(0).max(250),
  antialias: z.boolean(),
  /** How marquees are drawn: freely, of one shape, or of one size. */
  style: z.enum(['normal', 'ratio', 'size']),
  /** Of the ratio or the size. */
  width: z.number().min(1).max(limits.side),
  height: z.number().min(1).max(limits.side),
  tolerance: z.number().min(0).max(255),
  contiguous: z.boolean(),
  allLayers: z.boolean(),
});
export type SelectionOptions = Readonly<z.infer<typeof Options>>;

const name = 'selection';
export const optionsAtFirst: SelectionOptions = {
  mode: 'replace',
  feather: 0,
  antialias: true,
  style: 'normal',
  width: 1,
  height: 1,
  tolerance: 32,
  contiguous: true,
  allLayers: true,
};

export const useSelectionOptions = create<SelectionOptions>(() => remembered(name, Options, optionsAtFirst));
useSelectionOptions.subscribe((options) => {
  remember(name, options);
});

const Look = z.object({
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** 0…1 */
  opacity: z.number().min(0).max(1),
  /** Which part the colour lies on. */
  marks: z.enum(['selected', 'masked']),
});
export type QuickMaskLook = Readonly<z.infer<typeof Look>>;

/** How the quick mask looks, and which documents are shown with it. */
export const useQuickMask = create<QuickMaskLook & { readonly on: ReadonlySet<string> }>(() => ({
  ...remembered('quick-mask', Look, { colour: '#ff2020', opacity: 0.5, marks: 'selected' }),
  on: new Set(),
}));
useQuickMask.subscribe(({ colour, opacity, marks }) => {
  remember('quick-mask', { colour, opacity, marks });
});

/** Whether brush and eraser paint the document's selection, which lies over it in a colour. */
export function isQuickMask(documentId: string): boolean {
  return useQuickMask.getState().on.has(documentId);
}

export function setQuickMask(documentId: string, active: boolean): void {
  useQuickMask.setState(({ on }) => {
    const next = new Set(on);
    if (active) next.add(documentId);
    else next.delete(documentId);
    return { on: next };
  });
}
