import type { Actions } from '../actions/action.ts';
import { openDialog } from '../actions/dialogs.ts';

export const modelActions = {
  models: {
    shortcuts: [],
    enabled: () => true,
    run: () => {
      openDialog('models');
    },
  },
} satisfies Actions;
