import type { Action, Actions } from '../actions/action.ts';
import { presentOf } from '../picture/document.ts';
import { activeDocument, commitIn } from '../picture/store.ts';
import type { Shortcut } from '../ui/shortcut.ts';
import { toggleGuidance, useGuidance } from './store.ts';

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
      const document = activeDocument();
      if (document) commitIn(document.id, 'clear-guides', { ...presentOf(document), guides: [] });
    },
  },
} satisfies Actions;
