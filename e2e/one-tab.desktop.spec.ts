import { copyFile, link, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { copyright, writePhoto } from './pictures.ts';
import { expect, test } from './test.ts';

test('a file has one tab whatever leads to it, and one broken file does not keep the others from opening', async ({
  app,
}) => {
  const photo = await writePhoto(app.folder, 'photo.png');
  const other = await writePhoto(app.folder, 'other.png', 60, 80);
  const broken = join(app.folder, 'broken.png');
  await writeFile(broken, 'no picture');
  const tabs = app.page.getByRole('navigation', { name: 'Open pictures' });
  const names = () => tabs.locator('.document-name').allTextContents();

  await app.chooseFiles(photo, broken, other);
  await app.shown('other.png');
  await expect(app.alert.filter({ hasText: 'broken.png' })).toBeVisible();
  expect(await names()).toEqual(['photo.png', 'other.png']);

  await link(photo, join(app.folder, 'second name.png'));
  await symlink(photo, join(app.folder, 'link.png'));
  for (const again of ['photo.png', 'link.png', 'second name.png']) {
    await tabs.getByRole('button', { name: 'other.png', exact: true }).click();
    await app.shown('other.png');
    await app.chooseFiles(join(app.folder, again));
    await app.shown('photo.png');
  }
  expect(await names()).toEqual(['photo.png', 'other.png']);

  await tabs.getByRole('button', { name: 'other.png', exact: true }).click();
  await app.shown('other.png');
  const third = await writePhoto(app.folder, 'third.png');
  await fall(app.page, photo, third);
  await app.shown('third.png');
  expect(await names()).toEqual(['photo.png', 'other.png', 'third.png']);
  await fall(app.page, photo);
  await app.shown('photo.png');
  expect(await names()).toEqual(['photo.png', 'other.png', 'third.png']);
});

test('a file that was changed on disk is not saved over without asking', async ({ app }) => {
  await app.openPhoto(await writePhoto(app.folder, 'photo.png'));
  const path = await app.saveAs('saved.ora');
  const own = await readFile(path);
  const elsewhere = Buffer.concat([own, Buffer.alloc(7)]);
  const dialog = app.page.getByRole('dialog', { name: 'The file was changed' });
  const save = () => app.page.keyboard.press('ControlOrMeta+s');

  await writeFile(path, elsewhere);
  await save();
  await expect(dialog).toContainText('saved.ora was changed on disk');
  await dialog.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(dialog).toBeHidden();
  expect(Buffer.compare(await readFile(path), elsewhere)).toBe(0);

  await save();
  await dialog.getByRole('button', { name: 'Overwrite' }).click();
  await expect.poll(async () => Buffer.compare(await readFile(path), own)).toBe(0);

  // Its own file again: no question, and a copy put back with the same contents is none either.
  await copyFile(path, join(app.folder, 'copy.ora'));
  await copyFile(join(app.folder, 'copy.ora'), path);
  await save();
  await expect(app.page.getByRole('status').filter({ hasText: 'Savedsaved.ora' })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('a flat JPEG is saved as the JPEG that it is, after saying so once', async ({ app }) => {
  const path = await writePhoto(app.folder, 'photo.jpg');
  const shown = await app.openPhoto(path);
  const save = () => app.page.keyboard.press('ControlOrMeta+s');
  const sheet = app.page.getByRole('dialog', { name: 'Save as' });
  const paint = async (y: number) => {
    await app.takeColour('#ff0000');
    await app.takeHardBrush(12);
    await app.drag({ x: 10, y }, { x: shown.width - 10, y });
  };
  const redAt = async (y: number) => {
    const { data, info } = await sharp(await readFile(path))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (y * info.width + info.width / 2) * info.channels;
    return data.readUInt8(at) > 200 && data.readUInt8(at + 1) < 60;
  };

  await paint(20);
  await save();
  await expect(sheet.getByRole('radio', { name: 'JPEG' })).toBeChecked();
  await expect(sheet).toContainText('Writes over photo.jpg in quality 92');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => redAt(20)).toBe(true);
  const { exif, icc } = await sharp(path).metadata();
  expect(exif?.includes(copyright)).toBe(true);
  expect(icc).toBeDefined();

  await paint(50);
  await save();
  await expect.poll(() => redAt(50)).toBe(true);
  await expect(sheet).toBeHidden();
});

/** Lets files of this machine fall on the canvas, as the system's file manager does. */
async function fall(page: Page, ...files: readonly string[]): Promise<void> {
  const box = await page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('The canvas is not there.');
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      ...{ type, x: box.x + box.width / 2, y: box.y + box.height / 2 },
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}
