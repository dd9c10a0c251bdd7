/** The desktop application but for its first steps: what the window's page asks for, and what becomes of the window. */
import { resolve } from 'node:path';
import { app, BrowserWindow, nativeImage, net, session, shell } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import type { Envelope } from '../../preload/transport/envelope.ts';
import { explain } from '../errors/explain.ts';
import { openHost, type Host } from '../host.ts';
import { answer, isCallName } from '../ipc/answer.ts';
import type { Paths } from '../paths.ts';
import { attentionEdge } from './attention-edge.ts';
import { Attention } from './attention.ts';
import { Closing } from './closing.ts';
import { chooseDestination, chooseFiles, chooseFolder, chooseRecipe, closesAnyway } from './dialogs.ts';
import { forkUtility } from './fork-utility.ts';
import { givenFiles } from './given-files.ts';
import { tellWindows } from './ipc.ts';
import { languageOf } from './language.ts';
import { showMenu } from './menu.ts';
import { reviveWindow } from './revive.ts';
import { failStart } from './start-failure.ts';
import type { WaitingFiles } from './waiting-files.ts';
import { windowCache } from './window-cache.ts';
import { bringToFront, loadPage, makeWindow } from './window.ts';

export { failStart };

/** What the window waits for. */
export interface Editor {
  /** Answers one of the contract's calls. */
  answer(name: string, request: unknown): Promise<Envelope>;
  /** The small picture of a job that is over. */
  pictureOf(job: string): string | null;
  /** The application was started once more. @param folder where that was. */
  again(argv: readonly string[], folder: string): void;
}

interface Start {
  /** The data folder. */
  readonly data: string;
  readonly paths: Paths;
  /** The first window, whose page is being loaded. */
  readonly window: BrowserWindow;
  readonly files: WaitingFiles;
}

export async function openEditor({ data, paths, window: first, files }: Start): Promise<Editor> {
  let language: Language = 'en';
  let quitting = false;
  let closing: Closing | null = null;
  const attention = new Attention(attentionEdge(() => BrowserWindow.getAllWindows()[0] ?? null));
  const host: Host = await openHost({
    fork: forkUtility,
    paths,
    data,
    surface: {
      kind: 'desktop',
      chooseFiles: () => chooseFiles(language),
      chooseRecipe: () => chooseRecipe(language),
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
      windowRemembers: () => session.defaultSession.flushStorageData(),
      showPage: (address) => shell.openExternal(address),
      // Chromium's, which goes by the system's proxies and certificates.
      fetch: (address, options) => net.fetch(address, options),
      showMenu: (menus) => showMenu(menus, (command) => host.emit('command', command)),
    },
    onSettings: (settings) => {
      language = languageOf(settings.language);
    },
  });
  tellWindows(host);

  const attend = (window: BrowserWindow) => {
    const mine = new Closing({
      // On macOS the application outlives its window.
      ask: () => host.emit('closing', { ends: quitting || process.platform !== 'darwin' }),
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
  };
  const open = () => {
    const window = makeWindow();
    attend(window);
    loadPage(window).catch(failStart);
  };
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
    if (closing && !closing.mayGo()) return;
    host
      .close()
      .catch(console.error)
      .finally(() => {
        closed = true;
        app.quit();
      });
  });

  // Somebody may have closed it by now.
  if (!first.isDestroyed()) attend(first);
  givenFiles(own(process.argv), process.cwd()).forEach((path) => files.offer(path));
  files.leadTo((path) => {
    host.offerFile(path);
    // On macOS the application outlives its window.
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  return {
    answer: (name, request) => {
      if (!isCallName(name)) throw new Error(`Refused the call ${name}, which is none.`);
      return answer(host, name, request);
    },
    pictureOf: (job) => host.history.pictureOf(job),
    again: (argv, folder) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window) bringToFront(window);
      givenFiles(own(argv), folder).forEach((path) => files.offer(path));
    },
  };
}

/** What the application was given, after its program: before it is packed, Electron's own arguments and its folder come first. */
function own(argv: readonly string[]): readonly string[] {
  return app.isPackaged
    ? argv
    : argv.slice(argv.findIndex((argument) => resolve(argument) === app.getAppPath()));
}
