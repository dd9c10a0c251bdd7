import type { KeyboardEvent } from 'react';
import { presentOf } from '../picture/document.ts';
import { afterClick } from '../picture/select.ts';
import { take } from '../picture/step.ts';
import { activeDocument } from '../picture/store.ts';
import { findLayer, groupsAround, rowsOf } from '../picture/tree.ts';
import { deleteSelected, fold, setVisible } from './commands.ts';
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
  const rows = rowsOf(layers, document.folded).map((row) => row.layer.id);
  const at = rows.indexOf(layer.id);
  const go = (to: string | undefined) => {
    if (to === undefined) return;
    take((picture, hand) => afterClick(picture, hand, to, event.shiftKey ? 'range' : 'alone'));
  };
  const open = layer.kind === 'group' && !document.folded.has(layer.id);
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
      if (open) go(rows[at + 1]);
      else fold(layer.id, false);
    },
    ArrowLeft: () => {
      if (open) fold(layer.id, true);
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
