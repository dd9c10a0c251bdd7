import type { Actions } from '../../actions/action.ts';
import { openDialog } from '../../actions/dialogs.ts';
import { activeDocument } from '../../picture/store.ts';

export const saveActions = {
  export: {
    shortcuts: [{ key: 's', mod: true, shift: true, alt: true }],
    enabled: () => activeDocument() !== null,
    run: () => {
      openDialog('export');
    },
  },
} satisfies Actions;
