import type { Actions } from '../actions/action.ts';
import { openDialog } from '../actions/dialogs.ts';
import { jobsOf, useJobs } from '../neural/jobs/store.ts';
import { activeDocument } from '../picture/store.ts';
import { toggleSplit, useCompare } from '../view/compare.ts';

/** Whether there is, or is about to be, something to compare the photo with. */
function isChanged(): boolean {
  const document = activeDocument();
  if (!document) return false;
  const { past, forgotten } = document.history;
  return past.length > 0 || forgotten > 0 || jobsOf(useJobs.getState(), document.id).length > 0;
}

export const compareActions = {
  compare: {
    shortcuts: [{ key: '|' }],
    enabled: () => isChanged() || useCompare.getState().split,
    checked: () => useCompare.getState().split,
    run: toggleSplit,
  },
  'compare-methods': {
    shortcuts: [],
    enabled: () => activeDocument() !== null,
    run: () => {
      openDialog('methods');
    },
  },
} satisfies Actions;
