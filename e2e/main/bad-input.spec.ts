import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFlat, writePhoto, writePngHeader } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('files that are no picture are refused by name, with the reason, and the application goes on', async ({
  app,
}) => {
  const text = join(app.folder, 'letter.jpg');
  await writeFile(text, 'Dear reader, this is not a picture.');
  const photo = await writePhoto(app.folder, 'photo.png');
  const cut = join(app.folder, 'half.png');
  const bytes = await readFile(photo);
  await writeFile(cut, bytes.subarray(0, bytes.length / 2));
  const bomb = await writePngHeader(app.folder, 'huge.png', 30_000, 30_000);

  for (const [path, name, reason] of [
    [text, 'letter.jpg', 'This is not a picture'],
    [cut, 'half.png', 'The picture is incomplete'],
    [bomb, 'huge.png', 'The picture is too large'],
  ] as const) {
    await app.chooseFiles(path);
    const notice = app.alert.filter({ hasText: reason });
    await expect(notice).toContainText(name);
    await notice.getByRole('button', { name: 'Close this notice' }).click();
    await expect(app.alert).toHaveCount(0);
  }
  await app.openPhoto(photo);
});

test('a picture of one pixel opens, and is too small to restyle', async ({ app }) => {
  const shown = await app.openPhoto(await writeFlat(app.folder, 'dot.png', 1));
  expect([...shown.data]).toEqual([0x40, 0x60, 0x80, 255]);
  await app.runButton.click();
  await expect(app.alert).toContainText('The picture would be too small');
  await expect(app.alert).toContainText('dot.png would be 1 × 1 pixels');
  await expect(app.runButton).toBeEnabled();
});

test('a style without texture is refused', async ({ app }) => {
  await app.openPhoto(await writePhoto(app.folder, 'photo.png'));
  const flat = await writeFlat(app.folder, 'flat.png', 64);
  await app.drop(app.page.getByRole('group', { name: 'Styles' }), flat);
  await expect(app.page.getByRole('button', { name: 'flat.png', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await app.runButton.click();
  await expect(app.alert).toContainText('There is no style to take from this picture');
  await expect(app.alert).toContainText('flat.png is one flat colour');

  await app.chooseStyle('Mosaic');
  await app.setNumber('Size of the result', 64);
  await app.setNumber('Painting time', 2);
  await app.runButton.click();
  await expect(app.layer('Mosaic')).toBeVisible();
});
