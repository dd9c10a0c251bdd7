import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronBinary } from '../scripts/electron.ts';
import { root } from '../scripts/root.ts';
import { Application } from './application.ts';
import { writeFlat } from './pictures.ts';
import { startDesktop } from './surfaces/desktop.ts';
import { expect, test } from './test.ts';

test('files open that the application is started on, that a second start is given, and that the system asks for', async ({
  display,
}, info) => {
  const folder = info.outputPath();
  await mkdir(folder, { recursive: true });
  const write = (name: string) => writeFlat(folder, name, 60);
  const [first, third, fourth] = [
    await write('von Füßen.png'),
    await write('third.png'),
    await write('fourth.png'),
  ];
  await write('second.png');
  const data = info.outputPath('data');
  const given = [pathToFileURL(first).href, join(folder, 'typo.png')];
  const running = await startDesktop(data, display, root, given);
  const app = new Application(() => Promise.resolve(running), folder);
  try {
    await app.open();
    await app.shown('von Füßen.png');
    await expect(app.page.getByRole('alert').filter({ hasText: 'typo.png' })).toBeVisible();

    // As a file manager does it, with another folder to start from.
    const binary = await electronBinary(false);
    const child = spawn(
      binary.path ?? '',
      [root, `--user-data-dir=${data}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), 'second.png'],
      { cwd: folder, env: { ...process.env, ...display.environment }, stdio: 'ignore' },
    );
    expect(await once(child, 'exit')).toEqual([0, null]);
    await app.shown('second.png');

    const ask = (path: string) =>
      running.electron.evaluate(({ app }, file) => {
        app.emit('open-file', { preventDefault: () => undefined }, file);
      }, path);
    await ask(third);
    await app.shown('third.png');

    // While the page is loaded anew nobody is there to open anything.
    await running.electron.evaluate(({ app, BrowserWindow }, file) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.once('did-navigate', () =>
        app.emit('open-file', { preventDefault: () => undefined }, file),
      );
      window?.webContents.reload();
    }, fourth);
    await app.shown('fourth.png');
  } finally {
    await running.kill();
  }
});
