import type { Actions } from '../../actions/action.ts';
import { openDialog } from '../../actions/dialogs.ts';
import { activeDocument } from '../../picture/store.ts';

export const methodActions = {
  'compare-methods': {
    shortcuts: [],
    enabled: () => activeDocument() !== null,
    run: () => {
      openDialog('methods');
    },
  },
} satisfies Actions;
