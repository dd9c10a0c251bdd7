import { create } from 'zustand';
import type { OwnShortcuts } from '../../preload/contract/index.ts';
import { changeSettings, useApp } from '../base/application.ts';
import type { Shortcut } from '../ui/shortcut.ts';

/** Shortcuts by the id of their action. */
type Custom = Readonly<Record<string, readonly Shortcut[]>>;

/** The person's own shortcuts, as they are set; an action that isn't named here has those of its definition. */
export const useCustomShortcuts = create<{ readonly custom: Custom }>(() => ({ custom: {} }));

/** How many changes are on their way: until they have arrived, what is set is behind. */
let underway = 0;

useApp.subscribe(follow);

function follow(): void {
  const custom = useApp.getState().description?.settings.shortcuts;
  if (custom && underway === 0 && custom !== useCustomShortcuts.getState().custom)
    useCustomShortcuts.setState({ custom });
}

/** Gives an action shortcuts of the person's own; none takes them away, null brings the defaults back. */
export function customise(id: string, shortcuts: readonly Shortcut[] | null): void {
  const rest = Object.entries(useCustomShortcuts.getState().custom).filter(([other]) => other !== id);
  void change(Object.fromEntries(shortcuts ? [...rest, [id, shortcuts]] : rest));
}

export function resetShortcuts(): void {
  void change({});
}

async function change(custom: Custom): Promise<void> {
  useCustomShortcuts.setState({ custom });
  underway += 1;
  await changeSettings({ shortcuts: custom as OwnShortcuts });
  underway -= 1;
  follow();
}
