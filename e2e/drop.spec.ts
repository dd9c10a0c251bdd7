import { difference } from './canvas.ts';
import { writeCoordinates, writePhoto } from './pictures.ts';
import { expect, test } from './test.ts';

test('a photo dropped on the window opens, and a style dropped on the gallery is used', async ({ app }) => {
  const path = await writePhoto(app.folder, 'dropped.png');
  await app.drop(app.page.getByRole('main').getByRole('heading').first(), path);
  const photo = await app.shown('dropped.png');
  expect([photo.width, photo.height]).toEqual([96, 72]);

  const style = await writeCoordinates(app.folder);
  await app.drop(app.page.getByRole('group', { name: 'Styles' }), style);
  const tile = app.page.getByRole('button', { name: 'coordinates.png', exact: true });
  await expect(tile).toHaveAttribute('aria-pressed', 'true');
  await app.setNumber('Size of the result', 96);
  await app.setNumber('Painting time', 5);
  await app.runButton.click();
  await expect(app.layer('coordinates.png')).toBeVisible();
  await expect.poll(async () => difference((await app.canvas()).data, photo.data)).toBeGreaterThan(0.5);
});

test('a photo dropped on the canvas opens beside the first', async ({ app }) => {
  await app.openPhoto(await writePhoto(app.folder, 'first.png'));
  const second = await writePhoto(app.folder, 'second.webp', 60, 80);
  await app.drop(app.page.getByTestId('canvas'), second);
  const shown = await app.shown('second.webp');
  expect([shown.width, shown.height]).toEqual([60, 80]);
  const tabs = app.page.getByRole('navigation', { name: 'Open pictures' });
  await tabs.getByRole('button', { name: 'first.png', exact: true }).click();
  await expect.poll(async () => (await app.canvas()).width).toBe(96);
});
