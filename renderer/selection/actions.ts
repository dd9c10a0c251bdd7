import type { Action, Actions } from '../actions/action.ts';
import { heldAtPress } from '../base/held-keys.ts';
import { report } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { onSettled } from '../picture/drafts.ts';
import { changeSelection, deselect, lastSelection, putSelection, reselect } from '../picture/selection.ts';
import { activeDocument } from '../picture/store.ts';
import { invert } from '../pixels/mask/invert.ts';
import { selectAll } from '../pixels/mask/tiles.ts';
import type { Shortcut } from '../ui/shortcut.ts';
import { isQuickMask } from '../view/quick-mask.ts';
import { luminosityToSelection } from '../workers/layer-selection.ts';
import type { SelectionDialog } from './dialogs/store.ts';
import { openSelectionDialog } from './dialogs/store.ts';
import { openMask, saveMask } from './file.ts';
import { toggleQuickMask } from './quick-mask/toggle.ts';
import { selectSubject } from './subject.ts';

const hasDocument = () => activeDocument() !== null;

function hasSelection(): boolean {
  const document = activeDocument();
  return document !== null && presentOf(document).selection !== null;
}

function onDocument(act: (document: OpenDocument) => void): () => void {
  return () => {
    onSettled(act);
  };
}

function dialog(name: SelectionDialog, enabled = hasSelection, ...shortcuts: Shortcut[]): Action {
  return {
    shortcuts,
    enabled,
    run: onDocument(() => {
      openSelectionDialog(name);
    }),
  };
}

/** What can be done about the selection. */
export const selectionActions = {
  'select-all': {
    shortcuts: [{ key: 'a', mod: true }],
    enabled: hasDocument,
    run: onDocument((document) => {
      putSelection(document.id, 'selectAll', selectAll(presentOf(document)));
    }),
  },
  deselect: {
    shortcuts: [{ key: 'd', mod: true }],
    enabled: hasSelection,
    run: onDocument(({ id }) => {
      deselect(id);
    }),
  },
  reselect: {
    shortcuts: [{ key: 'd', mod: true, shift: true }],
    enabled: () => {
      const document = activeDocument();
      return document !== null && !hasSelection() && lastSelection(document) !== null;
    },
    run: onDocument(({ id }) => {
      reselect(id);
    }),
  },
  'invert-selection': {
    shortcuts: [{ key: 'i', mod: true, shift: true }],
    enabled: hasSelection,
    run: onDocument(({ id }) => {
      changeSelection(id, 'invertSelection', invert);
    }),
  },
  'feather-selection': dialog('feather', hasSelection, { key: 'F6', shift: true }),
  'grow-selection': dialog('grow'),
  'shrink-selection': dialog('shrink'),
  'border-selection': dialog('border'),
  'smooth-selection': dialog('smooth'),
  'refine-edge': dialog('refine', hasSelection, { key: 'r', mod: true, alt: true }),
  'select-subject': {
    shortcuts: [],
    enabled: hasDocument,
    run: () => {
      const keys = heldAtPress();
      onSettled((document) => {
        selectSubject(document, keys).catch(report);
      });
    },
  },
  'colour-range': dialog('colour-range', hasDocument),
  'luminosity-to-selection': {
    shortcuts: [],
    enabled: hasDocument,
    run: onDocument(() => {
      luminosityToSelection();
    }),
  },
  'save-selection': dialog('save'),
  'load-selection': dialog('load', () => {
    const document = activeDocument();
    return document !== null && presentOf(document).savedSelections.length > 0;
  }),
  'selection-to-file': {
    shortcuts: [],
    enabled: hasSelection,
    run: onDocument(() => void saveMask()),
  },
  'selection-from-file': {
    shortcuts: [],
    enabled: hasDocument,
    run: onDocument(() => void openMask()),
  },
  'quick-mask': {
    shortcuts: [{ key: 'q' }],
    enabled: hasDocument,
    run: onDocument(({ id }) => {
      toggleQuickMask(id);
    }),
    checked: () => {
      const document = activeDocument();
      return document !== null && isQuickMask(document.id);
    },
  },
} satisfies Actions;
