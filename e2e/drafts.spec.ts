import { writeFlat } from './pictures.ts';
import { expect, test } from './test.ts';

test('a stroke on 24 megapixels is asked about, however soon the tab or the window is closed', async ({
  app,
}) => {
  // So many pixels take their time to be opened and kept.
  test.slow();
  const { page } = app;
  await app.chooseFiles(await writeFlat(app.folder, 'wall.png', 4900));
  const picture = page.getByRole('img', { name: 'Picture: wall.png', exact: true });
  await expect(picture).toBeVisible({ timeout: 90_000 });
  await app.takeHardBrush(40);
  const box = await picture.boundingBox();
  if (!box) throw new Error('The canvas is not shown.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const modified = page.locator('.document-tab[data-modified=true]');

  await test.step('the window, while the stroke is still under way', async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 3 });
    await app.running.closeAndStay();
    await page.mouse.up();
    await expect(modified).toHaveCount(1);
    await app.undo();
    await expect(modified).toHaveCount(0);
  });

  await test.step('the tab, as the stroke ends', async () => {
    await page.mouse.down();
    await page.mouse.move(x - 60, y, { steps: 3 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Close wall.png' }).click();
    const question = page.getByRole('dialog', { name: 'Unsaved changes' });
    await question.getByText('Cancel', { exact: true }).click();
    await expect(modified).toHaveCount(1);
  });
});
