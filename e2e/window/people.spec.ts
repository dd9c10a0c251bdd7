import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../../scripts/root.ts';
import { faultsIn } from '../legible.ts';
import { expect, test } from '../test.ts';

const astronaut = join(root, 'resources', 'samples', 'astronaut.jpg');
/** Faces are looked for by networks, on whatever the machine has. */
const patient = { timeout: 90_000 };

test('somebody’s faces are kept from a folder, named, chosen for a swap and its repeat, and deleted for good', async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page, folder } = app;
  const photo = join(folder, 'portrait.png');
  await sharp(astronaut).extract({ left: 90, top: 0, width: 240, height: 220 }).png().toFile(photo);
  const album = join(folder, 'album');
  await mkdir(album);
  await copyFile(astronaut, join(album, 'one.jpg'));
  await sharp(astronaut).modulate({ brightness: 0.8 }).toFile(join(album, 'two.jpg'));
  await sharp({ create: { width: 80, height: 80, channels: 3, background: '#4080c0' } }).toFile(
    join(album, 'sky.png'),
  );
  const kept = async () =>
    (await readdir(join(app.running.data, 'identities'), { recursive: true })).filter((name) =>
      /\.(png|json)$/.test(name),
    );

  await app.openPhoto(photo);
  await page.getByRole('tab', { name: 'Swap face' }).click();
  await page.getByRole('button', { name: 'People…' }).click();
  const sheet = page.getByRole('dialog', { name: 'People', exact: true });
  await expect(sheet.getByText('Nobody is kept yet')).toBeVisible();
  await app.running.chooseFiles([album], () => sheet.getByRole('button', { name: 'Add a folder' }).click());
  const who = page.getByRole('dialog', { name: 'Who is who?' });
  await expect(who.getByRole('group', { name: '2 faces' })).toBeVisible(patient);
  await expect(who.getByText('No face in sky.png.')).toBeVisible();
  const name = who.getByRole('combobox', { name: 'Name' });
  await expect(name).toHaveValue('album');
  await name.fill('Eileen');
  await who.getByRole('button', { name: 'Keep 1 person' }).click();

  const eileen = sheet.getByRole('region', { name: 'Eileen' });
  await expect(eileen.getByRole('listitem').filter({ hasText: 'looking left' })).toBeVisible();
  expect(await kept()).toHaveLength(3);
  await eileen.getByRole('button', { name: 'Delete two.jpg for good' }).click();
  await expect.poll(async () => (await kept()).length).toBe(2);
  await expect(eileen.getByText('1 photo', { exact: true })).toBeVisible();
  await eileen.getByRole('button', { name: 'Use this person' }).click();
  await expect(sheet).toBeHidden();

  const tile = page.getByRole('button', { name: 'Eileen', exact: true });
  await expect(tile).toHaveAttribute('aria-pressed', 'true');
  const run = page.getByRole('button', { name: 'Swap face', exact: true });
  await run.click();
  await page.getByRole('button', { name: 'I have their consent' }).click();
  await expect.poll(async () => (await app.layers()).length, patient).toBe(2);

  await page.getByRole('button', { name: 'People…' }).click();
  const called = sheet.getByRole('textbox', { name: 'Name' });
  await called.fill('Eileen Collins');
  await called.press('Enter');
  await expect(sheet.getByRole('region', { name: 'Eileen Collins' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  // Whoever was chosen is found under another name.
  await expect(page.getByRole('button', { name: 'Eileen Collins' })).toHaveAttribute('aria-pressed', 'true');
  await run.click();
  await expect.poll(async () => (await app.layers()).length, patient).toBe(3);
  await expect(page.getByText('There is one photo of Eileen Collins to go by.')).toBeVisible();

  await page.getByRole('button', { name: 'People…' }).click();
  await sheet.getByRole('button', { name: 'Delete…' }).click();
  const sure = sheet.getByRole('alertdialog');
  await sure.getByRole('button', { name: 'Cancel' }).click();
  expect(await kept()).toHaveLength(2);
  await sheet.getByRole('button', { name: 'Delete…' }).click();
  await sure.getByRole('button', { name: 'Delete for good' }).click();
  await expect(sheet.getByText('Nobody is kept yet')).toBeVisible();
  expect(await readdir(join(app.running.data, 'identities'))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/is not kept on this machine/)).toBeVisible();
  await run.click();
  await expect(page.getByText('There is nobody of that name')).toBeVisible(patient);
  expect((await app.layers()).length).toBe(3);
  await expect(page.getByText('Something went wrong')).toHaveCount(0);
});

test('looking for people can be stopped, and nobody is kept then', async ({ app }) => {
  const { page, folder } = app;
  const album = join(folder, 'album');
  await mkdir(album);
  for (let i = 1; i <= 12; i += 1)
    await sharp(astronaut)
      .modulate({ brightness: 1 - i / 40 })
      .toFile(join(album, `${i}.jpg`));
  await app.openPhoto(astronaut);
  await page.getByRole('tab', { name: 'Swap face' }).click();
  await page.getByRole('button', { name: 'People…' }).click();
  const sheet = page.getByRole('dialog', { name: 'People', exact: true });
  await sheet.getByRole('button', { name: 'Close' }).click();
  // A folder that is chosen for a swap can be kept from there.
  await app.running.chooseFiles([album], () =>
    page.getByRole('button', { name: 'Choose a folder of photos' }).click(),
  );
  await page.getByRole('button', { name: 'Keep this person by name' }).click();
  await expect(sheet.getByText(/photo 2 of 12/)).toBeVisible(patient);
  await sheet.getByRole('button', { name: 'Stop' }).click();
  await expect(sheet.getByText('Nobody is kept yet')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('photos dropped on the people go to who they look like, or to a new one, who is told as alike and can be merged', async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page, folder } = app;
  const [one, two, three] = ['one.jpg', 'two.jpg', 'three.jpg'].map((name) => join(folder, name));
  await copyFile(astronaut, one!);
  await sharp(astronaut).modulate({ brightness: 0.8 }).toFile(two!);
  await sharp(astronaut).modulate({ brightness: 0.7 }).toFile(three!);
  await app.openPhoto(astronaut);
  await app.command('Appearance of the system');
  await page.getByRole('tab', { name: 'Swap face' }).click();
  await page.getByRole('button', { name: 'People…' }).click();
  const sheet = page.getByRole('dialog');
  const expectLegible = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      expect(await faultsIn(sheet)).toEqual([]);
    }
  };
  await expect(sheet.getByText('Nobody is kept yet')).toBeVisible();
  await expectLegible();
  const name = sheet.getByRole('combobox', { name: 'Name' });

  const notes = join(folder, 'notes.txt');
  await writeFile(notes, 'No photo.');
  await app.drop(sheet.getByText('Nobody is kept yet'), notes);
  await expect(page.getByText(/There are no photos among these/)).toBeVisible();
  await app.drop(sheet.getByText('Nobody is kept yet'), one!);
  await expect(name).toHaveValue('', patient);
  await expectLegible();
  await expect(sheet.getByRole('button', { name: 'Keep 0 people' })).toBeDisabled();
  await name.fill('Eileen');
  await name.press('Enter');
  const eileen = sheet.getByRole('region', { name: 'Eileen' });
  await expect(eileen.getByText('1 photo', { exact: true })).toBeVisible();

  await app.drop(eileen, two!);
  await expect(name).toHaveValue('Eileen', patient);
  await expect(sheet.getByText('Added to Eileen')).toBeVisible();
  await sheet.getByRole('button', { name: 'Keep 1 person' }).click();
  await expect(eileen.getByText('2 photos', { exact: true })).toBeVisible();

  await app.drop(eileen, three!);
  await expect(name).toHaveValue('Eileen', patient);
  await name.fill('Collins');
  await expect(sheet.getByText('New', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Keep 1 person' }).click();
  const collins = sheet.getByRole('region', { name: 'Collins' });
  await expect(collins.getByText('Looks like the same person as Eileen.')).toBeVisible();
  await sheet.getByRole('button', { name: /^Eileen/ }).click();
  await eileen.getByRole('button', { name: 'Merge', exact: true }).click();
  const sure = sheet.getByRole('alertdialog');
  await expect(sure.getByRole('combobox')).toHaveText('Collins');
  await expectLegible();
  await sure.getByRole('button', { name: 'Merge' }).click();
  await expect(eileen.getByText('3 photos', { exact: true })).toBeVisible();
  await expect(sheet.getByRole('button', { name: /^Collins/ })).toHaveCount(0);
  expect(await readdir(join(app.running.data, 'identities'))).toHaveLength(1);

  await eileen.getByRole('button', { name: 'Delete…' }).click();
  await sure.getByRole('button', { name: 'Delete for good' }).click();
  await expect(sheet.getByText('Nobody is kept yet')).toBeVisible();
  await page.emulateMedia({ colorScheme: null });
});
