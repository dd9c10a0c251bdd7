import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../../scripts/root.ts';
import { expect, test } from '../test.ts';

test('a face is learnt with its progress shown, pauses and goes on, is kept with the photos, and is swapped with', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  const astronaut = join(root, 'resources', 'samples', 'astronaut.jpg');
  const photo = join(app.folder, 'portrait.png');
  await sharp(astronaut).extract({ left: 90, top: 0, width: 240, height: 220 }).png().toFile(photo);
  const person = join(app.folder, 'person');
  await mkdir(person);
  await copyFile(astronaut, join(person, 'astronaut.jpg'));
  const choosePerson = () =>
    app.running.chooseFiles([person], () =>
      page.getByRole('button', { name: 'Choose a folder of photos' }).first().click(),
    );

  await app.openPhoto(photo);
  await page.getByRole('tab', { name: 'Learn face' }).click();
  await app.setNumber('Steps', 10);
  await choosePerson();
  await page.getByRole('button', { name: 'Learn face', exact: true }).click();
  const consent = page.getByRole('dialog', { name: 'Whose face is it?' });
  await consent.getByRole('button', { name: 'I have their consent' }).click();

  await app.command('Jobs');
  const job = page.getByRole('list', { name: 'Running and waiting' }).getByRole('listitem');
  await expect(job).toContainText('Learning', { timeout: 90_000 });
  await expect(job.getByRole('img', { name: /How far off it was/ })).toBeVisible({ timeout: 90_000 });
  await job.getByRole('button', { name: 'Pause' }).click();
  await expect(job).toContainText(/Paused at [1-9]\d* %/, { timeout: 30_000 });
  await job.getByRole('button', { name: 'Go on' }).click();
  await expect(job).toHaveCount(0, { timeout: 180_000 });

  const found = page.getByRole('article', { name: 'network.safetensors' });
  await found.getByRole('button', { name: 'Keep with the person’s photos' }).click();
  await expect(found).toContainText('Saved');

  await page.getByRole('tab', { name: 'Swap face' }).click();
  await choosePerson();
  await page.getByRole('radio', { name: 'Learnt' }).click();
  await page.getByRole('button', { name: 'Swap face', exact: true }).click();
  await page.getByRole('tab', { name: 'Layers' }).click();
  await expect.poll(async () => (await app.layers()).length, { timeout: 90_000 }).toBe(2);
});
