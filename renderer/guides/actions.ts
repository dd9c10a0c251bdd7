import type { Action, Actions } from '../actions/action.ts';
import { presentOf } from '../picture/document.ts';
import { step } from '../picture/step.ts';
import { activeDocument } from '../picture/store.ts';
import type { Shortcut } from '../ui/shortcut.ts';
import { toggleGuidance, useGuidance } from '../view/guidance.ts';

function toggle(part: Parameters<typeof toggleGuidance>[0], shortcut: Shortcut): Action {
  return {
    shortcuts: [shortcut],
    enabled: () => activeDocument() !== null,
    checked: () => useGuidance.getState()[part],
    run: () => {
      toggleGuidance(part);
    },
  };
}

export const guideActions = {
  rulers: toggle('rulers', { key: 'r', mod: true }),
  guides: toggle('guides', { key: ';', mod: true }),
  snapping: toggle('snapping', { key: ';', mod: true, shift: true }),
  'clear-guides': {
    shortcuts: [],
    enabled: () => {
      const document = activeDocument();
      return document !== null && presentOf(document).guides.length > 0;
    },
    run: () => {
      step('clear-guides', (picture) => ({ ...picture, guides: [] }));
    },
  },
} satisfies Actions;
