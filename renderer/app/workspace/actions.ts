import type { Action, Actions } from '../../actions/action.ts';
import { openDialog } from '../../actions/dialogs.ts';
import { close } from '../../actions/layout.ts';
import type { PanelId } from '../../actions/layout.ts';
import {
  changeLayout,
  isPanelShown,
  resetWorkspace,
  showPanel,
  togglePanels,
  useWorkspace,
} from '../../actions/workspace.ts';
import { activate, useDocuments } from '../../picture/store.ts';
import type { Shortcut } from '../../ui/shortcut.ts';

const always = () => true;
const several = () => useDocuments.getState().documents.length > 1;

/** Shows a panel, or closes the one that is to be seen. */
function panel(id: PanelId, ...shortcuts: readonly Shortcut[]): Action {
  return {
    shortcuts,
    enabled: always,
    checked: () => isPanelShown(id),
    run: () => {
      if (isPanelShown(id)) changeLayout((layout) => close(layout, id));
      else showPanel(id);
    },
  };
}

/** Goes through the open pictures in the order of their tabs, and around. */
function goTo(step: 1 | -1): () => void {
  return () => {
    const { documents, active } = useDocuments.getState();
    const at = documents.findIndex(({ id }) => id === active);
    const next = documents[(at + step + documents.length) % documents.length];
    if (next) activate(next.id);
  };
}

export const workspaceActions = {
  'command-palette': {
    shortcuts: [{ key: 'k', mod: true }],
    enabled: always,
    run: () => {
      openDialog('palette');
    },
  },
  'panel-navigator': panel('navigator'),
  'panel-histogram': panel('histogram'),
  'panel-info': panel('info', { key: 'F8' }),
  'panel-colour': panel('colour', { key: 'F6' }),
  'panel-swatches': panel('swatches'),
  'panel-neural': panel('neural'),
  'panel-properties': panel('properties'),
  'panel-layers': panel('layers', { key: 'F7' }),
  'panel-history': panel('history'),
  'panel-jobs': panel('jobs'),
  'hide-panels': {
    shortcuts: [{ key: 'F9' }],
    enabled: always,
    checked: () => useWorkspace.getState().hidden,
    run: togglePanels,
  },
  'reset-workspace': { shortcuts: [], enabled: always, run: resetWorkspace },
  'next-picture': { shortcuts: [{ key: 'Tab', mod: true }], enabled: several, run: goTo(1) },
  'previous-picture': {
    shortcuts: [{ key: 'Tab', mod: true, shift: true }],
    enabled: several,
    run: goTo(-1),
  },
} satisfies Actions;
