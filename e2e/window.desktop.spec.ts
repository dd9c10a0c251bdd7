import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { electronBinary } from '../scripts/electron.ts';
import { root } from '../scripts/root.ts';
import { Application } from './application.ts';
import { writeFlat } from './pictures.ts';
import { startDesktop } from './surfaces/desktop.ts';
import { expect, test } from './test.ts';

test('quitting asks first, and a window that dies is offered again with the pictures that were kept', async ({
  display,
}, info) => {
  const folder = info.outputPath();
  const running = await startDesktop(info.outputPath('data'), display);
  try {
    const app = new Application(() => Promise.resolve(running), folder);
    await app.open();
    const states = await app.page.evaluate(() =>
      Promise.all(
        ['geolocation', 'notifications', 'camera', 'midi'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);

    await app.openPhoto(await writeFlat(folder, 'wall.png', 200));
    await app.takeHardBrush(20);
    await app.drag({ x: 20, y: 30 }, { x: 120, y: 90 });
    await app.page.keyboard.press('ControlOrMeta+q');
    const question = app.page.getByRole('dialog', { name: 'Unsaved changes' });
    await question.waitFor();
    await app.page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await app.page.waitForTimeout(2000);
    const asked = await running.electron.evaluate(
      ({ BrowserWindow, dialog }) =>
        new Promise<string>((resolve) => {
          dialog.showMessageBox = (...args: unknown[]) => {
            resolve((args.at(-1) as { message: string }).message);
            return Promise.resolve({ response: 0, checkboxChecked: false });
          };
          BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
        }),
    );
    expect(asked).toBe('The window has stopped working.');
    const shown = () =>
      running.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      );
    await expect.poll(shown).toMatch(/Recover pictures[^]*wall\.png/);
  } finally {
    // Playwright can't speak to a page whose first process died.
    await running.kill();
  }
});

test('a start that fails says why, in a window and on stderr, and ends with a code', async ({
  display,
}, info) => {
  const binary = await electronBinary(false);
  const [data, answers] = [info.outputPath('file'), info.outputPath('answers.cjs')];
  await writeFile(data, '');
  await writeFile(
    answers,
    `require('electron').dialog.showMessageBox = ({ message, detail }) => {
      console.log(message + ': ' + detail);
      return Promise.resolve({ response: 0 });
    };`,
  );
  const child = spawn(
    binary.path ?? '',
    [
      '--require',
      answers,
      root,
      `--user-data-dir=${data}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { env: { ...process.env, ...display.environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(stderr).toContain(`Pentimento keeps its data in ${data}, which cannot be written to`);
  expect(stdout).toContain('Pentimento cannot start: Pentimento keeps its data in');
  expect(code).toBe(4);
});
