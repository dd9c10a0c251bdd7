import { z } from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../base/remember.ts';
import type { Shortcut } from '../ui/shortcut.ts';

const key = 'shortcuts';
const Shortcuts = z.record(
  z.string(),
  z.array(
    z.object({
      key: z.string().min(1).max(20),
      mod: z.literal(true).exactOptional(),
      shift: z.literal(true).exactOptional(),
      alt: z.literal(true).exactOptional(),
    }),
  ),
);

/** Shortcuts by the id of their action. */
type Custom = Readonly<Record<string, readonly Shortcut[]>>;

/** The person's own shortcuts; an action that isn't named here has those of its definition. */
export const useCustomShortcuts = create<{ readonly custom: Custom }>(() => ({
  custom: remembered(key, Shortcuts, {}),
}));

/** Gives an action shortcuts of the person's own; none takes them away, null brings the defaults back. */
export function customise(id: string, shortcuts: readonly Shortcut[] | null): void {
  const rest = Object.entries(useCustomShortcuts.getState().custom).filter(([other]) => other !== id);
  change(Object.fromEntries(shortcuts ? [...rest, [id, shortcuts]] : rest));
}

export function resetShortcuts(): void {
  change({});
}

function change(custom: Custom): void {
  remember(key, custom);
  useCustomShortcuts.setState({ custom });
}
