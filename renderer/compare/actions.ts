import type { Actions } from '../actions/action.ts';
import { activeDocument } from '../picture/store.ts';
import { toggleSplit, useCompare } from '../view/compare.ts';

type Awaits = (document: string) => boolean;

/** Whether there is, or is about to be, something to compare the photo with. */
function isChanged(awaits: Awaits): boolean {
  const document = activeDocument();
  if (!document) return false;
  const { past, forgotten } = document.history;
  return past.length > 0 || forgotten > 0 || awaits(document.id);
}

/** `awaits` says whether something is on its way to a document. */
export const compareActions = (awaits: Awaits) =>
  ({
    compare: {
      shortcuts: [{ key: '|' }],
      enabled: () => isChanged(awaits) || useCompare.getState().split,
      checked: () => useCompare.getState().split,
      run: toggleSplit,
    },
  }) satisfies Actions;
