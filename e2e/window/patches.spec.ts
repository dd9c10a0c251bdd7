import { difference } from '../canvas.ts';
import { writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('by patches a photo becomes a layer too, with the settings of that method alone', async ({ app }) => {
  const { page } = app;
  const photo = await app.openPhoto(await writePhoto(app.folder, 'harbour.png'));
  await app.chooseStyle('Stained Glass');
  await page.getByRole('radio', { name: 'Patch by patch' }).click();
  await page.getByRole('button', { name: 'Fine tuning' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Turned copies' })).toBeVisible();
  await expect(page.getByText('Scaling of the losses')).toBeHidden();
  await app.setNumber('Size of the result', 96);
  await app.setNumber('Painting time', 6);
  await app.runButton.click();
  await expect(app.layer('Stained Glass')).toBeVisible();
  await expect.poll(async () => difference((await app.canvas()).data, photo.data)).toBeGreaterThan(4);
  await page.getByRole('radio', { name: 'As a whole' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Turned copies' })).toBeHidden();
  await expect(page.getByText('Scaling of the losses')).toBeVisible();
});
