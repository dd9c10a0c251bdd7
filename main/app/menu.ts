import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { Command, MenuList, MenuNode } from '../../preload/contract/index.ts';

/**
 * The window has the menus itself, except on macOS, where they belong above it. Elsewhere what is left is a
 * menu that is not shown, for the keys of its items.
 */
export function startMenu(): void {
  if (process.platform === 'darwin') return;
  const entries: MenuItemConstructorOptions[] = [
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Pentimento', submenu: entries }]));
  app.on('browser-window-created', (_event, window: BrowserWindow) => {
    window.setMenuBarVisibility(false);
  });
}

/** Shows the window's menus above it; `emit` leads what is chosen back to the window. */
export function showMenu(menus: readonly MenuList[], emit: (command: Command) => void): void {
  if (process.platform !== 'darwin') return;
  const others = menus.map((menu) => entryOf(without(menu, SETTINGS), emit));
  const settings = menus.flatMap((menu) => menu.entries.filter((entry) => isItem(entry, SETTINGS)));
  Menu.setApplicationMenu(Menu.buildFromTemplate([applicationMenu(settings, emit), ...others]));
}

/** The window has its settings among its menus; on macOS they belong into the one that bears the application's name. */
const SETTINGS = 'settings';

function applicationMenu(
  settings: readonly MenuNode[],
  emit: (command: Command) => void,
): MenuItemConstructorOptions {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return {
    label: app.name,
    submenu: [
      { role: 'about' },
      line,
      ...settings.map((entry) => entryOf(entry, emit)),
      ...[line, { role: 'services' as const }, line],
      ...[{ role: 'hide' as const }, { role: 'hideOthers' as const }, { role: 'unhide' as const }],
      ...[line, { role: 'quit' as const }],
    ],
  };
}

function isItem(node: MenuNode, command: string): boolean {
  return node.kind === 'item' && node.command === command;
}

function without(menu: MenuList, command: string): MenuList {
  return { ...menu, entries: menu.entries.filter((entry) => !isItem(entry, command)) };
}

function entryOf(node: MenuNode, emit: (command: Command) => void): MenuItemConstructorOptions {
  if (node.kind === 'line') return { type: 'separator' };
  if (node.kind === 'menu') {
    return { label: node.label, submenu: node.entries.map((entry) => entryOf(entry, emit)) };
  }
  const { label, command, accelerator, enabled, checked } = node;
  return {
    label,
    enabled,
    // The window reacts to the keys, so that both surfaces do so alike; here they are only shown.
    ...(accelerator !== null && { accelerator, registerAccelerator: false }),
    ...(checked !== null && { type: 'checkbox', checked }),
    click: () => emit(command),
  };
}
