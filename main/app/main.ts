/** The desktop application. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import { openHost, type Host } from '../host.ts';
import { findPaths } from '../paths.ts';
import { chooseDestination, chooseFiles, isPicture } from './dialogs.ts';
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
  /** The window was asked what becomes of unsaved changes, and nothing is left that the person wants. */
  let mayLeave = false;
  let quitting = false;
  const host: Host = await openHost({
    fork: forkUtility,
    paths: findPaths(app.isPackaged ? process.resourcesPath : undefined),
    data: app.getPath('userData'),
    surface: {
      kind: 'desktop',
      chooseFiles: () => chooseFiles(language),
      chooseDestination,
      closeWindow: () => {
        mayLeave = true;
        if (quitting) app.quit();
        else BrowserWindow.getAllWindows().forEach((window) => window.close());
      },
      showMenu: (menus) => showMenu(menus, (command) => host.emit('command', command)),
    },
    onSettings: (settings) => {
      language = languageOf(settings.language);
    },
  });
  serveScheme(host);
  attendWindows(host);

  /** Whether the window has to ask first; one that crashed can't, and what is kept is offered at the next start. */
  const asksFirst = () => {
    const [window] = BrowserWindow.getAllWindows();
    if (mayLeave || !window || window.webContents.isCrashed() || !host.hasUnsaved()) return false;
    host.emit('closing', {});
    return true;
  };
  const open = () => {
    mayLeave = false;
    openWindow().on('close', (event) => {
      if (asksFirst()) event.preventDefault();
    });
  };
  open();
  filesIn(process.argv).forEach(host.offerFile);

  app.on('second-instance', (_event, argv, folder) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.show();
    window?.focus();
    filesIn(argv, folder).forEach(host.offerFile);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    host.offerFile(path);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    quitting = true;
    if (asksFirst()) return;
    void host.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** The files that the application was started on: arguments that name one. */
function filesIn(argv: readonly string[], folder = process.cwd()): string[] {
  const paths = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  return paths.map((path) => resolve(folder, path)).filter((path) => isFile(path) && isPicture(path));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

void start();
