import { difference } from './canvas.ts';
import { crashSide } from './crash.ts';
import { writeFlat } from './pictures.ts';
import { expect, test } from './test.ts';

test('a page that is loaded anew in the browser offers what was open in it', async ({ app }) => {
  const { page } = app;
  const photo = await app.openPhoto(await writeFlat(app.folder, 'wall.png', crashSide));
  await app.takeHardBrush(20);
  await app.drag({ x: 20, y: 30 }, { x: 120, y: 90 });
  await expect.poll(async () => difference((await app.canvas()).data, photo.data)).toBeGreaterThan(0);
  const painted = await app.canvas();

  page.once('dialog', (question) => void question.accept());
  await page.reload();
  const offer = page.getByRole('dialog', { name: 'Recover pictures' });
  // What is offered can be told by how it looks.
  await expect(offer.locator('.recovery-thumbnail img')).toHaveJSProperty('naturalWidth', 96);
  await offer.getByRole('button', { name: 'Open wall.png' }).click();
  await expect(offer).toBeHidden();
  const shown = await app.shown('wall.png');
  expect(difference(shown.data, painted.data)).toBe(0);
});
