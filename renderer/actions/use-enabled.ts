import { useDocuments } from '../documents/store.ts';
import { useJobs } from '../jobs/store.ts';
import { usePanels } from '../panels/store.ts';
import { actions } from './table.ts';
import type { ActionId } from './table.ts';

/** Whether an action can be asked for now; follows every store that actions look at. */
export function useEnabled(id: ActionId): boolean {
  const { enabled } = actions[id];
  useDocuments(enabled);
  useJobs(enabled);
  return usePanels(enabled);
}
