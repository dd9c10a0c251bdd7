import { once } from 'node:events';
import { basename } from 'node:path';
import { _electron } from '@playwright/test';
import { electronBinary } from '../../scripts/electron.ts';
import { root } from '../../scripts/root.ts';
import { descendants, killAll } from '../processes.ts';
import { toured } from '../toured.ts';
import type { Display } from './display.ts';
import type { Running } from './running.ts';

/** What the main process is asked to remember for a test. */
interface Asked {
  proposed?: Promise<string>;
}

/**
 * The desktop application in its own Electron; dialogs are the only thing that is replaced.
 *
 * @param application The folder it was built in. @param more arguments of the command line.
 */
export async function startDesktop(
  data: string,
  { environment }: Display,
  application = root,
  more: readonly string[] = [],
): Promise<Running & { readonly electron: Electron }> {
  const binary = await electronBinary(false);
  if (binary.path === null) throw new Error(`There is no Electron to test in: ${binary.why}.`);
  await toured(data);
  const electron = await _electron.launch({
    executablePath: binary.path,
    env: { ...process.env, ...environment } as Record<string, string>,
    args: [
      application,
      `--user-data-dir=${data}`,
      '--lang=en-US',
      '--force-device-scale-factor=1',
      // Chromium's sandbox refuses to run as root, as in a container. The application never says this itself.
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...more,
    ],
  });
  const page = await electron.firstWindow();
  // What the page asks for by itself, as it does for a mask; opening asks with the system's dialog.
  let chosen: readonly string[] = [];
  page.on('filechooser', (chooser) => void chooser.setFiles([...chosen]));

  return {
    electron,
    page,
    data,
    chooseFiles: async (paths, ask) => {
      chosen = paths;
      await electron.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
        },
        [...paths],
      );
      await ask();
    },
    chooseDestination: async (path, ask) => {
      // In place before it is asked for: the page and the main process hear of things in no order.
      await electron.evaluate(({ dialog }, filePath) => {
        (globalThis as Asked).proposed = new Promise((resolve) => {
          dialog.showSaveDialog = (...args: unknown[]) => {
            const { defaultPath } = args.at(-1) as { defaultPath: string };
            resolve(defaultPath);
            return Promise.resolve({ canceled: false, filePath });
          };
        });
      }, path);
      await ask();
      return basename((await electron.evaluate(() => (globalThis as Asked).proposed)) ?? '');
    },
    processOf: (program) =>
      electron.evaluate(({ app }, name) => {
        const found = app.getAppMetrics().find((process) => process.name === `Pentimento ${name}`);
        if (!found) throw new Error(`There is no ${name} process.`);
        return found.pid;
      }, program),
    closeAndStay: async () => {
      await electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      });
      const question = page.getByRole('dialog', { name: 'Unsaved changes' });
      await question.waitFor();
      // By the keyboard: the mouse may be pressed.
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'hidden' });
    },
    close: async () => {
      const closed = electron.close();
      // It asks before changes are lost; where it doesn't, the button goes with the window.
      page
        .getByRole('button', { name: 'Don’t save' })
        .click({ timeout: 0 })
        .catch(() => undefined);
      await closed;
    },
    kill: async () => {
      const main = electron.process();
      const ended = once(main, 'exit');
      const id = main.pid ?? 0;
      killAll([{ id }, ...(await descendants(id))]);
      await ended;
    },
  };
}

export type Electron = Awaited<ReturnType<typeof _electron.launch>>;
