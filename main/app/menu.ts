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
  const template = menus.map((menu) => entryOf(menu, emit));
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, ...template]));
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
