import * as z from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../base/remember.ts';

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
