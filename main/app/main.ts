/**
 * The desktop application's first steps: the window, and the page in it. Everything else is a program of its own, which
 * is loaded while the page reads its script.
 */
import { app } from 'electron';
import { openDataFolder } from '../data-folder.ts';
import { findPaths } from '../paths.ts';
import type { Editor } from './editor.ts';
import { attendWindows } from './ipc.ts';
import { startMenu } from './menu.ts';
import { registerScheme, scriptGiven, serveScheme } from './protocol.ts';
import { WaitingFiles } from './waiting-files.ts';
import { loadPage, makeWindow } from './window.ts';

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
  let opened: (editor: Editor) => void = () => undefined;
  // What the page asks for meanwhile waits; where the start fails, for ever.
  const editor = new Promise<Editor>((resolve) => (opened = resolve));
  app.on(
    'second-instance',
    (_event, argv, folder) => void editor.then((editor) => editor.again(argv, folder)),
  );
  await app.whenReady();
  await folder;
  startMenu();
  const paths = findPaths(app.isPackaged ? process.resourcesPath : undefined);
  serveScheme({ paths, pictureOf: async (job) => (await editor).pictureOf(job) });
  attendWindows(async (name, request) => (await editor).answer(name, request));
  const window = makeWindow();
  const page = loadPage(window);
  const open = async () => {
    // Loading the rest takes this process a while, in which it gives nothing out.
    await Promise.race([scriptGiven(window), page]);
    const { openEditor } = await import('./editor.ts');
    opened(await openEditor({ data, paths, window, files }));
  };
  await Promise.all([page, open()]);
}

// What has to be said before Electron is ready, or would be missed.
registerScheme();
const files = new WaitingFiles();
app.on('open-file', (event, path) => {
  event.preventDefault();
  files.offer(path);
});

start(files).then(
  () => process.on('uncaughtException', console.error),
  async (error: unknown) => (await import('./editor.ts')).failStart(error),
);
