import type { KeyboardEvent } from 'react';
import { setOpen } from '../picture/arrange.ts';
import { presentOf } from '../picture/document.ts';
import { select } from '../picture/select.ts';
import { amend } from '../picture/step.ts';
import { activeDocument } from '../picture/store.ts';
import { findLayer, groupsAround, rowsOf } from '../picture/tree.ts';
import { deleteSelected, setVisible } from './commands.ts';
import { startRenaming } from './store.ts';

/** Keys in the list of layers, as in any tree. */
export function pressed(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'treeitem') return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const document = activeDocument();
  const { id } = target.dataset;
  const layer = document && id !== undefined && findLayer(presentOf(document).layers, id);
  if (!layer) return;
  const { layers } = presentOf(document);
  const rows = rowsOf(layers, true).map((row) => row.layer.id);
  const at = rows.indexOf(layer.id);
  const go = (to: string | undefined) => {
    if (to !== undefined) amend((picture) => select(picture, to, event.shiftKey ? 'range' : 'alone'));
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowUp: () => {
      go(rows[at - 1]);
    },
    ArrowDown: () => {
      go(rows[at + 1]);
    },
    Home: () => {
      go(rows[0]);
    },
    End: () => {
      go(rows.at(-1));
    },
    ArrowRight: () => {
      if (layer.kind === 'group' && layer.open) go(rows[at + 1]);
      else amend((picture) => setOpen(picture, layer.id, true));
    },
    ArrowLeft: () => {
      if (layer.kind === 'group' && layer.open) amend((picture) => setOpen(picture, layer.id, false));
      else go(groupsAround(layers, layer.id)?.at(-1)?.id);
    },
    Enter: () => {
      startRenaming(layer.id);
    },
    F2: () => {
      startRenaming(layer.id);
    },
    ' ': () => {
      setVisible(layer.id, !layer.visible);
    },
    Delete: () => {
      deleteFrom(target);
    },
    Backspace: () => {
      deleteFrom(target);
    },
  };
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** Where the focused row goes with its layer, the focus goes on to the row in hand. */
function deleteFrom(row: HTMLElement): void {
  const tree = row.closest('[role=tree]');
  deleteSelected();
  requestAnimationFrame(() => {
    if (!row.isConnected) tree?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  });
}
