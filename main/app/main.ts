/** The desktop application. */
import { resolve } from 'node:path';
import { app, BrowserWindow, nativeImage, net, shell } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import { openDataFolder } from '../data-folder.ts';
import { explain } from '../errors/explain.ts';
import { openHost, type Host } from '../host.ts';
import { findPaths } from '../paths.ts';
import { attentionEdge } from './attention-edge.ts';
import { Attention } from './attention.ts';
import { Closing } from './closing.ts';
import { chooseDestination, chooseFiles, chooseFolder, closesAnyway } from './dialogs.ts';
import { forkUtility } from './fork-utility.ts';
import { givenFiles } from './given-files.ts';
import { attendWindows } from './ipc.ts';
import { languageOf } from './language.ts';
import { showMenu, startMenu } from './menu.ts';
import { ORIGIN, registerScheme, serveScheme } from './protocol.ts';
import { reviveWindow } from './revive.ts';
import { failStart } from './start-failure.ts';
import { WaitingFiles } from './waiting-files.ts';
import { windowCache } from './window-cache.ts';
import { bringToFront, makeWindow } from './window.ts';

async function start(files: WaitingFiles): Promise<void> {
  // Before the lock, which can't be had either where this folder can't be written to.
  const data = app.getPath('userData');
  const folder = openDataFolder(data);
  const usable = await folder.then(
    () => true,
    () => false,
  );
  // A second start brings the first to the front: two would fight over the settings.
  if (usable && !app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', (_event, argv, folder) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) bringToFront(window);
    givenFiles(own(argv), folder).forEach((path) => files.offer(path));
  });
  await app.whenReady();
  await folder;
  startMenu();
  let language: Language = 'en';
  let quitting = false;
  let closing: Closing | null = null;
  const attention = new Attention(attentionEdge(() => BrowserWindow.getAllWindows()[0] ?? null));
  const host: Host = await openHost({
    fork: forkUtility,
    paths: findPaths(app.isPackaged ? process.resourcesPath : undefined),
    data,
    surface: {
      kind: 'desktop',
      chooseFiles: () => chooseFiles(language),
      chooseFolder,
      chooseDestination,
      dragOut: (file, icon) =>
        BrowserWindow.getAllWindows()[0]?.webContents.startDrag({
          file,
          icon: nativeImage.createFromDataURL(icon),
        }),
      showProgress: (progress) => attention.show(progress),
      tellAway: (tidings) => attention.tell(tidings),
      showFolder: async (path) => {
        const problem = await shell.openPath(path);
        if (problem !== '') throw explain('folder-missing', { folder: path }, { cause: new Error(problem) });
      },
      windowCache: windowCache(),
      windowCloses: (say) => closing?.hear(say),
      showPage: (address) => shell.openExternal(address),
      // Chromium's, which goes by the system's proxies and certificates.
      fetch: (address, options) => net.fetch(address, options),
      showMenu: (menus) => showMenu(menus, (command) => host.emit('command', command)),
    },
    onSettings: (settings) => {
      language = languageOf(settings.language);
    },
  });
  serveScheme(host);
  attendWindows(host);

  const open = async () => {
    const window = makeWindow();
    const mine = new Closing({
      ask: () => host.emit('closing', {}),
      close: () => (quitting ? app.quit() : window.close()),
      stays: () => (quitting = false),
      hangs: () => closesAnyway(window, language),
    });
    closing = mine;
    window.on('close', (event) => {
      if (!mine.mayGo()) event.preventDefault();
    });
    window.on('closed', () => {
      if (closing === mine) closing = null;
    });
    window.on('focus', () => attention.seen());
    // A page that crashed can't be asked, and what is kept is offered at the next start.
    window.webContents.on('render-process-gone', () => mine.pageGone());
    window.webContents.on('did-navigate', () => mine.pageGone());
    // A page that is loaded anew holds nothing yet, and one that is closed nothing any more.
    const gone = () => {
      attention.show(null);
      host.pageGone();
    };
    window.on('closed', gone);
    window.webContents.on('did-navigate', gone);
    reviveWindow(window, { language: () => language, quit: () => app.quit() });
    await window.loadURL(`${ORIGIN}/`).catch((error: unknown) => {
      // One that is closed while it loads has not failed.
      if (!window.isDestroyed()) throw error;
    });
  };
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open().catch(failStart);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    quitting = true;
    if (closing && !closing.mayGo()) return;
    host
      .close()
      .catch(console.error)
      .finally(() => {
        closed = true;
        app.quit();
      });
  });

  const opened = open();
  givenFiles(own(process.argv), process.cwd()).forEach((path) => files.offer(path));
  files.leadTo((path) => {
    host.offerFile(path);
    // On macOS the application outlives its window.
    if (BrowserWindow.getAllWindows().length === 0) open().catch(failStart);
  });
  await opened;
}

/** What the application was given, after its program: before it is packed, Electron's own arguments and its folder come first. */
function own(argv: readonly string[]): readonly string[] {
  return app.isPackaged
    ? argv
    : argv.slice(argv.findIndex((argument) => resolve(argument) === app.getAppPath()));
}

// What has to be said before Electron is ready, or would be missed.
registerScheme();
const files = new WaitingFiles();
app.on('open-file', (event, path) => {
  event.preventDefault();
  files.offer(path);
});

start(files).then(() => process.on('uncaughtException', console.error), failStart);
