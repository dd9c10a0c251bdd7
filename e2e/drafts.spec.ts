import { difference } from './canvas.ts';
import { longestTaskDuring } from './long-tasks.ts';
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

  await test.step('and the window’s thread is free while it is painted and kept', async () => {
    const longest = await longestTaskDuring(page, async () => {
      await page.mouse.down();
      await page.mouse.move(x + 200, y + 60, { steps: 12 });
      await page.mouse.up();
      await expect(page.getByRole('treeitem')).toHaveCount(1);
    });
    test.info().annotations.push({ type: 'longest task', description: `${longest.toFixed(0)} ms` });
    // With a graphics processor 50; here the same thread draws the canvas, on a processor that has other things to do.
    expect(longest).toBeLessThan(200);
  });
});

test('text, strokes and discarded pictures: what is unfinished is kept, taken back alone, and gone only when asked', async ({
  app,
}) => {
  const { page } = app;
  await app.openPhoto(await writeFlat(app.folder, 'other.png', 160));
  const photo = await app.openPhoto(await writeFlat(app.folder, 'wall.png', 160));
  const shows = (data: Uint8Array) =>
    expect.poll(async () => difference((await app.canvas()).data, data)).toBe(0);

  await test.step('undo during a stroke takes back that stroke, and redo stays whole', async () => {
    await app.takeHardBrush(20);
    await app.drag({ x: 30, y: 30 }, { x: 90, y: 30 });
    await expect.poll(async () => difference((await app.canvas()).data, photo.data)).toBeGreaterThan(0);
    const first = await app.canvas();
    await app.undo();
    await shows(photo.data);
    const place = await app.placeOf();
    const [from, to] = [place({ x: 30, y: 90 }), place({ x: 90, y: 90 })];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await app.undo();
    await page.mouse.up();
    await shows(photo.data);
    await app.redo();
    await shows(first.data);
  });

  const write = async (words: string, y: number) => {
    await app.command('Text');
    const at = (await app.placeOf())({ x: 10, y });
    await page.mouse.click(at.x, at.y);
    await expect(page.getByRole('textbox', { name: 'Text on the canvas' })).toBeFocused();
    await page.keyboard.type(words);
  };
  await test.step('typed text survives a click on a layer, another tool and another tab', async () => {
    await write('one', 40);
    await app.layer('Background').click();
    await expect(app.layer('one')).toBeVisible();
    await write('two', 80);
    await page.getByRole('toolbar').getByRole('button', { name: 'Brush', exact: true }).click();
    await expect(app.layer('two')).toBeVisible();
    await write('three', 120);
    await page.getByRole('button', { name: 'other.png', exact: true }).click();
    await app.shown('other.png');
    await page.getByRole('button', { name: 'wall.png', exact: true }).click();
    await expect(app.layer('three')).toBeVisible();
  });

  await test.step('a picture that was given up comes back when asked at once, and never after the end', async () => {
    // On the first one, which goes on.
    await write('four', 20);
    await page.getByRole('button', { name: 'Close wall.png' }).click();
    const question = page.getByRole('dialog', { name: 'Unsaved changes' });
    await question.getByRole('button', { name: 'Don’t save' }).click();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await expect(app.layer('onefour')).toBeVisible();
    await page.getByRole('button', { name: 'Close wall.png' }).click();
    await question.getByRole('button', { name: 'Don’t save' }).click();
    await app.shown('other.png');
    await app.restart();
    await expect(app.page.getByRole('dialog', { name: 'Recover pictures' })).toHaveCount(0);
  });
});
