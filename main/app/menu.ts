import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Command, Language } from '../../preload/contract.ts';
import { translations } from './language.ts';

/**
 * The application menu. Its items name commands of the window, which holds the one table of what they do;
 * accelerators are shown here and handled there, so that both surfaces react alike.
 */
export function buildMenu(language: Language, emit: (command: Command) => void): void {
  const { actions, menu } = translations(language);
  const item = (
    command: Command & keyof typeof actions,
    accelerator: string,
  ): MenuItemConstructorOptions => ({
    label: actions[command],
    accelerator,
    registerAccelerator: false,
    click: () => emit(command),
  });
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: menu.file,
      submenu: [
        item('open', 'CmdOrCtrl+O'),
        item('save', 'CmdOrCtrl+S'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { label: menu.edit, submenu: [item('undo', 'CmdOrCtrl+Z'), item('redo', 'CmdOrCtrl+Shift+Z')] },
    {
      label: menu.view,
      submenu: [
        item('zoom-in', 'CmdOrCtrl+Plus'),
        item('zoom-out', 'CmdOrCtrl+-'),
        item('fit', 'CmdOrCtrl+0'),
        item('actual-size', 'CmdOrCtrl+1'),
        item('compare', 'C'),
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { label: menu.neural, submenu: [item('run', 'CmdOrCtrl+Enter'), item('stop', 'Escape')] },
    { label: menu.help, role: 'help', submenu: [item('shortcuts', 'CmdOrCtrl+/')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
