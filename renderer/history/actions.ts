import type { Actions } from '../actions/action.ts';
import { hasDrafts, redo, undo } from '../picture/drafts.ts';
import type { History } from '../picture/history.ts';
import { activeDocument } from '../picture/store.ts';

function onDocument(act: (id: string) => void): () => void {
  return () => {
    const document = activeDocument();
    if (document) act(document.id);
  };
}

/** What is unfinished can be taken back, and perhaps done again, whatever the history holds. */
function can(has: (history: History) => boolean): boolean {
  const document = activeDocument();
  return document !== null && (hasDrafts(document.id) || has(document.history));
}

export const historyActions = {
  undo: {
    shortcuts: [{ key: 'z', mod: true }],
    enabled: () => can(({ past }) => past.length > 0),
    run: onDocument(undo),
    repeats: true,
  },
  redo: {
    shortcuts: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    enabled: () => can(({ future }) => future.length > 0),
    run: onDocument(redo),
    repeats: true,
  },
} satisfies Actions;
