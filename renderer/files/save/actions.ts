import type { Actions } from '../../actions/action.ts';
import { openDialog } from '../../actions/dialogs.ts';
import { onSettled } from '../../picture/drafts.ts';
import { activeDocument } from '../../picture/store.ts';

export const saveActions = {
  export: {
    shortcuts: [{ key: 's', mod: true, shift: true, alt: true }],
    enabled: () => activeDocument() !== null,
    run: () => {
      onSettled(() => {
        openDialog('export');
      });
    },
  },
} satisfies Actions;
