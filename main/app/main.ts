/** The desktop application. */
import { app, BrowserWindow } from 'electron';
import type { Language } from '../../preload/contract.ts';
import { openHost, type Host } from '../host.ts';
import { findPaths } from '../paths.ts';
import { chooseDestination, chooseFiles } from './dialogs.ts';
import { forkUtility } from './fork-utility.ts';
import { attendWindows } from './ipc.ts';
import { languageOf } from './language.ts';
import { showMenu, startMenu } from './menu.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { openWindow } from './window.ts';

async function start(): Promise<void> {
  registerScheme();
  // A second start brings the first to the front: two would fight over the settings.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  await app.whenReady();
  startMenu();
  let language: Language = 'en';
  const host: Host = await openHost({
    fork: forkUtility,
    paths: findPaths(app.isPackaged ? process.resourcesPath : undefined),
    data: app.getPath('userData'),
    surface: {
      kind: 'desktop',
      chooseFiles: () => chooseFiles(language),
      chooseDestination,
      showMenu: (menus) => showMenu(menus, (command) => host.emit('command', command)),
    },
    onSettings: (settings) => {
      language = languageOf(settings.language);
    },
  });
  serveScheme(host);
  attendWindows(host);
  openWindow();

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    window?.show();
    window?.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void host.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

void start();
