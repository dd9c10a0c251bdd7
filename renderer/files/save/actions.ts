import type { Actions } from '../../actions/action.ts';
import { openDialog } from '../../actions/dialogs.ts';
import { onSettled } from '../../picture/drafts.ts';
import { inHand } from '../../picture/step.ts';
import { activeDocument } from '../../picture/store.ts';
import { canBeStep } from './recipe.ts';

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
  'save-steps': {
    shortcuts: [],
    enabled: () => activeDocument() !== null,
    run: () => {
      onSettled(() => {
        openDialog('steps-recipe');
      });
    },
  },
  'save-layer-recipe': {
    shortcuts: [],
    enabled: () => {
      const layer = inHand()?.layer;
      return layer !== undefined && canBeStep(layer);
    },
    run: () => {
      onSettled(() => {
        openDialog('layer-recipe');
      });
    },
  },
} satisfies Actions;
