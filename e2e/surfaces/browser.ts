import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type FileChooser } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.ts';
import { root } from '../../scripts/root.ts';
import { descendants, killAll } from '../processes.ts';
import { toured } from '../toured.ts';
import type { Running } from './running.ts';

export interface InBrowser extends Running {
  readonly address: string;
  /** Kills the server and, after what is done `meanwhile`, starts it anew; the page stays as it is. */
  restartServer(meanwhile: () => Promise<void>): Promise<void>;
}

/** The page's size in CSS pixels, and how many pixels of a screen each of them has. */
interface Shape {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor: number;
}

const usual: Shape = { viewport: { width: 1440, height: 850 }, deviceScaleFactor: 1 };

/** The application's server, and a browser that opened the address it printed. */
export async function startInBrowser(data: string, built = root, shape = usual): Promise<InBrowser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('There is no Chromium to test in.');
  await toured(data);
  const before = new Set((await descendants(process.pid)).map(({ id }) => id));
  let server = startServer(data, built);
  // What the browser remembers belongs to the data: a person starts again in the same one.
  const [address, browser] = await Promise.all([
    printedAddress(server),
    chromium.launchPersistentContext(`${data}-browser`, {
      executablePath,
      locale: 'en-US',
      ...shape,
    }),
  ]);
  const page = browser.pages()[0] ?? (await browser.newPage());
  // Listening from the start: Chromium is slow to hand over choosers that it was not yet asked to.
  let answer: (chooser: FileChooser) => void = () => undefined;
  page.on('filechooser', (chooser) => answer(chooser));
  await page.goto(address);

  return {
    address,
    page,
    data,
    restartServer: async (meanwhile) => {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      await meanwhile();
      server = startServer(data, built);
      await printedAddress(server);
    },
    chooseFiles: async (paths, ask) => {
      const chooser = new Promise<FileChooser>((resolve) => (answer = resolve));
      await ask();
      await (await chooser).setFiles([...paths]);
    },
    chooseDestination: async (path, ask) => {
      const download = page.waitForEvent('download');
      await ask();
      await (await download).saveAs(path);
      return (await download).suggestedFilename();
    },
    processOf: async (program) => {
      const found = (await descendants(server.pid ?? 0)).find(({ command }) =>
        command.includes(`${program}.cjs`),
      );
      if (!found) throw new Error(`There is no ${program} process.`);
      return found.id;
    },
    closeAndStay: async () => {
      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const question = await asked;
      if (question.type() !== 'beforeunload') throw new Error(`Asked with ${question.type()}.`);
      await question.dismiss();
    },
    close: async () => {
      await browser.close();
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
    kill: async () => {
      const ended = once(server, 'exit');
      killAll((await descendants(process.pid)).filter(({ id }) => !before.has(id)));
      await ended;
      // It is gone already; this lets go of what Playwright holds of it.
      await browser.close().catch(() => undefined);
    },
  };
}

function startServer(data: string, built: string): ChildProcess {
  return spawn(process.execPath, [join(built, 'out', 'serve.cjs'), '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The first line the server prints, which is the address to open. */
async function printedAddress(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: server.stdout })) return line;
  throw new Error('The server ended without printing its address.');
}
