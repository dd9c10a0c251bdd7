import type { Actions } from '../actions/action.ts';
import { activeDocument, redoIn, undoIn } from '../picture/store.ts';

function onDocument(act: (id: string) => void): () => void {
  return () => {
    const document = activeDocument();
    if (document) act(document.id);
  };
}

export const historyActions = {
  undo: {
    shortcuts: [{ key: 'z', mod: true }],
    enabled: () => (activeDocument()?.history.past.length ?? 0) > 0,
    run: onDocument(undoIn),
    repeats: true,
  },
  redo: {
    shortcuts: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    enabled: () => (activeDocument()?.history.future.length ?? 0) > 0,
    run: onDocument(redoIn),
    repeats: true,
  },
} satisfies Actions;
