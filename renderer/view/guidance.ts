import * as z from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../base/remember.ts';

const Guidance = z.object({
  /** Whether rulers stand along the top and the left of the canvas. */
  rulers: z.boolean(),
  /** Whether the guides of the picture are seen. */
  guides: z.boolean(),
  /** Whether what is moved snaps to guides, edges and middles. */
  snapping: z.boolean(),
});
type Guidance = Readonly<z.infer<typeof Guidance>>;

const name = 'guidance';

/** What helps to place things; the same for all pictures, and remembered. */
export const useGuidance = create<Guidance>(() =>
  remembered(name, Guidance, { rulers: false, guides: true, snapping: true }),
);

export function toggleGuidance(part: keyof Guidance): void {
  useGuidance.setState((state) => ({ [part]: !state[part] }));
  remember(name, useGuidance.getState());
}
