import { mkdir, readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { Application } from './application.ts';
import { writeFlat } from './pictures.ts';
import { startDesktop } from './surfaces/desktop.ts';
import { expect, test } from './test.ts';

interface Dragged {
  dragged?: { readonly file: string; readonly icon: number };
}

test('an export is dragged out of the window as the file that it would be', async ({ display }, info) => {
  const folder = info.outputPath();
  await mkdir(folder, { recursive: true });
  const running = await startDesktop(info.outputPath('data'), display);
  try {
    const app = new Application(() => Promise.resolve(running), folder);
    await app.open();
    await app.openPhoto(await writeFlat(folder, 'wall.png', 200));
    // A drag of the system's own can't be let go by a test: what Electron is asked for is looked at.
    await running.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('There is no window.');
      window.webContents.startDrag = ({ file, icon }) => {
        (globalThis as Dragged).dragged = { file, icon: typeof icon === 'string' ? 0 : icon.getSize().width };
      };
    });
    await app.page.keyboard.press('ControlOrMeta+Alt+Shift+s');
    await app.page.getByRole('dialog', { name: 'Export' }).getByRole('radio', { name: 'PNG' }).click();
    const handle = app.page.locator('.drag-out');
    await expect(handle).toContainText('wall.png');
    await handle.hover();
    await expect(handle).toContainText('Drag it to a folder');
    const box = await handle.boundingBox();
    if (!box) throw new Error('There is nothing to drag.');
    await app.page.mouse.down();
    await app.page.mouse.move(box.x + 80, box.y + 60, { steps: 4 });
    await app.page.mouse.up();
    const dragged = () => running.electron.evaluate(() => (globalThis as Dragged).dragged);
    await expect.poll(dragged).toMatchObject({ icon: 64 });
    const { file = '' } = (await dragged()) ?? {};
    expect(basename(file)).toBe('wall.png');
    const { width, height, format } = await sharp(await readFile(file)).metadata();
    expect({ width, height, format }).toEqual({ width: 200, height: 200, format: 'png' });
    await app.page.keyboard.press('Escape');
  } finally {
    await running.close();
  }
  const left = await readdir(join(running.data, 'pixels'), { recursive: true });
  expect(left.filter((name) => name.includes('wall'))).toEqual([]);
});
