import i18next from 'i18next';
import type { MenuList, MenuNode } from '../../../preload/contract/index.ts';
import { actionOf, leavesKeys, nameOf, shortcutsOf, subscribeToActions } from '../../actions/registry.ts';
import { useApp } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { isMac } from '../../ui/platform.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import { line, menus } from './menu.ts';
import type { MenuEntry } from './menu.ts';

/** Changes within this time are shown together, milliseconds. */
const pause = 250;

/** Where the system has a place for menus, keeps those there like the window's own. */
export function shareMenus(): void {
  if (!hasSystemMenu()) return;
  let timer = 0;
  let shown = '';
  const share = () => {
    const request = { menus: menus.map(({ id, entries }) => listOf(i18next.t(`menu.${id}`), entries)) };
    const next = JSON.stringify(request);
    if (next === shown) return;
    shown = next;
    pentimento().call('showMenu', request).catch(report);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(share, pause);
  };
  subscribeToActions(soon);
  i18next.on('languageChanged', soon);
  share();
}

/** Whether the menus stand above the window instead of in it. */
export function hasSystemMenu(): boolean {
  return isMac && useApp.getState().description?.surface === 'desktop';
}

function listOf(label: string, entries: readonly MenuEntry[]): MenuList {
  return { kind: 'menu', label, entries: entries.flatMap(nodeOf) };
}

function nodeOf(entry: MenuEntry): readonly MenuNode[] {
  if (entry === line) return [{ kind: 'line' }];
  if (typeof entry !== 'string') return [listOf(i18next.t(`menu.${entry.id}`), entry.entries)];
  const action = actionOf(entry);
  if (!action) return [];
  const [shortcut] = shortcutsOf(entry);
  return [
    {
      kind: 'item',
      command: entry,
      label: i18next.t(nameOf(entry)),
      accelerator: shortcut && !leavesKeys(entry) ? acceleratorOf(shortcut) : null,
      enabled: action.enabled(),
      checked: action.checked?.() ?? null,
    },
  ];
}

const names: Readonly<Record<string, string>> = {
  '+': 'Plus',
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** A shortcut as Electron writes it. */
export function acceleratorOf({ key, mod, shift, alt }: Shortcut): string {
  const modifiers = [mod && 'CmdOrCtrl', alt && 'Alt', shift && 'Shift'].filter(Boolean);
  return [...modifiers, names[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join('+');
}
