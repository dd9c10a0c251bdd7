import { useSyncExternalStore } from 'react';
import { actionOf, shortcutsOf } from '../app/actions/table.ts';
import { useWorkspace } from '../app/workspace/store.ts';
import { useGuidance } from '../guides/store.ts';
import { useJobs } from '../neural/jobs/store.ts';
import { usePanels } from '../neural/panels/store.ts';
import { useDrafts } from '../picture/drafts.ts';
import { useDocuments } from '../picture/store.ts';
import { useQuickMask } from '../selection/store.ts';
import type { Shortcut } from '../ui/shortcut.ts';
import { useCompare } from '../view/compare.ts';
import { useHand } from '../view/hand/store.ts';
import { useCanvas } from '../view/store.ts';
import { useCustomShortcuts } from './custom.ts';

/** What actions look at when they say whether they can be done, or whether they are on. */
const stores = [
  useDocuments,
  useDrafts,
  useJobs,
  usePanels,
  useHand,
  useCanvas,
  useCompare,
  useGuidance,
  useQuickMask,
  useWorkspace,
  useCustomShortcuts,
];

/** Hears of everything that may change what can be done or what is on. */
export function subscribeToActions(listener: () => void): () => void {
  const stops = stores.map((store) => store.subscribe(listener));
  return () => {
    for (const stop of stops) stop();
  };
}

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
