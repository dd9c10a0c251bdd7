import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { isComposite } from '../../main/image/digital-source.ts';
import { root } from '../../scripts/root.ts';
import { expect, test } from '../test.ts';

/** Part of a photo with one face, and roughly where that is in it. */
const cut = { left: 90, top: 0, width: 240, height: 220 };
const face = { left: 60, top: 30, right: 190, bottom: 215 };

test('before the first swap whose consent it needs is read; the face alone changes, and the export says what was done', async ({
  app,
}) => {
  const { page } = app;
  const astronaut = join(root, 'resources', 'samples', 'astronaut.jpg');
  const photo = join(app.folder, 'portrait.png');
  await sharp(astronaut).extract(cut).png().toFile(photo);
  const person = join(app.folder, 'person');
  await mkdir(person);
  await copyFile(astronaut, join(person, 'astronaut.jpg'));

  await app.openPhoto(photo);
  await page.getByRole('tab', { name: 'Swap face' }).click();
  await app.setNumber('Variations', 1);
  await app.running.chooseFiles([person], () =>
    page.getByRole('button', { name: 'Choose a folder of photos' }).click(),
  );
  const run = page.getByRole('button', { name: 'Swap face', exact: true });
  const consent = page.getByRole('dialog', { name: 'Whose face is it?' });
  await run.click();
  await consent.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(consent).toBeHidden();
  expect((await app.layers()).length).toBe(1);
  await run.click();
  await consent.getByRole('button', { name: 'I have their consent' }).click();

  await expect
    .poll(async () => (await app.layers()).map(({ hasMask }) => hasMask), { timeout: 90_000 })
    .toEqual([true, false]);
  await page.keyboard.press('ControlOrMeta+Alt+Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByRole('checkbox', { name: 'Say that a network made a part of it' })).toBeChecked();
  await page.keyboard.press('Escape');
  const file = await readFile((await app.export('png')).path);
  const { xmp } = await sharp(file).metadata();
  expect(xmp && isComposite(new Uint8Array(xmp))).toBe(true);

  const before = await sharp(photo).ensureAlpha().raw().toBuffer();
  const after = await sharp(file).ensureAlpha().raw().toBuffer();
  let [inside, outside] = [0, 0];
  for (let p = 0; p < before.length; p++) {
    if (before[p] === after[p]) continue;
    const [x, y] = [(p >> 2) % cut.width, Math.floor((p >> 2) / cut.width)];
    if (x >= face.left && x < face.right && y >= face.top && y < face.bottom) inside += 1;
    else outside += 1;
  }
  expect(outside).toBe(0);
  expect(inside).toBeGreaterThan(1000);

  // The person is not asked again.
  await run.click();
  await expect(consent).toBeHidden();
  await expect.poll(async () => (await app.layers()).length, { timeout: 90_000 }).toBe(3);
});
