import { useSyncExternalStore } from 'react';
import type { Shortcut } from '../ui/shortcut.ts';
import { useCustomShortcuts } from './custom.ts';
import { actionOf, shortcutsOf, subscribeToActions } from './registry.ts';

/** Whether an action can be asked for now. */
export function useEnabled(id: string): boolean {
  return useSyncExternalStore(subscribeToActions, () => actionOf(id)?.enabled() ?? false);
}

/** Whether what an action turns on and off is on; undefined where it is no such action. */
export function useChecked(id: string): boolean | undefined {
  return useSyncExternalStore(subscribeToActions, () => actionOf(id)?.checked?.());
}

/** The shortcut that is shown beside an action. */
export function useShortcut(id: string): Shortcut | undefined {
  useCustomShortcuts();
  return shortcutsOf(id)[0];
}
