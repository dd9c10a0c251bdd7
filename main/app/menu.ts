import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../preload/contract.ts';

/**
 * The application menu. Its items name commands of the window, which holds the one table of what they do;
 * accelerators are shown here and handled there, so that both surfaces react alike.
 */
export function buildMenu(emit: (command: Command) => void): void {
  const item = (label: string, command: Command, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => emit(command),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        item('Open…', 'open', 'CmdOrCtrl+O'),
        item('Save a copy…', 'save', 'CmdOrCtrl+S'),
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [item('Undo', 'undo', 'CmdOrCtrl+Z'), item('Redo', 'redo', 'CmdOrCtrl+Shift+Z')],
    },
    {
      label: 'View',
      submenu: [
        item('Zoom in', 'zoom-in', 'CmdOrCtrl+Plus'),
        item('Zoom out', 'zoom-out', 'CmdOrCtrl+-'),
        item('Fit', 'fit', 'CmdOrCtrl+0'),
        item('Actual size', 'actual-size', 'CmdOrCtrl+1'),
        item('Compare', 'compare', 'C'),
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    {
      label: 'Neural',
      submenu: [item('Run', 'run', 'CmdOrCtrl+Enter'), item('Stop', 'stop', 'Escape')],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('Keyboard shortcuts', 'shortcuts', 'CmdOrCtrl+/')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
