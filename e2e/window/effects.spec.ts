import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readRecipe } from '../../main/batch/recipe.ts';
import { difference, largestDifference, pixelAt } from '../canvas.ts';
import { writeFlat } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('a filter and a layer’s style show at once, stay to be changed, are exported as seen and undone step by step', async ({
  app,
}) => {
  const { page } = app;
  const photo = await app.openPhoto(await writeFlat(app.folder, 'wall.png', 160));
  const wall = pixelAt(photo, 5, 5);
  const seen = async (x: number, y: number) => pixelAt(await app.canvas(), x, y);
  await app.command('New layer');
  await app.takeColour('#e03020');
  await app.takeHardBrush(40);
  await app.drag({ x: 60, y: 80 }, { x: 100, y: 80 });
  await expect.poll(() => seen(80, 80)).toEqual([224, 48, 32, 255]);

  await app.command('Stroke');
  await expect.poll(() => seen(80, 58)).toEqual([0, 0, 0, 255]);
  const size = page.getByRole('region', { name: 'Properties' }).getByRole('spinbutton', { name: 'Size' });
  await size.fill('10');
  await size.press('Enter');
  await expect.poll(() => seen(80, 52)).toEqual([0, 0, 0, 255]);
  await page.getByRole('switch', { name: 'Colour overlay' }).click();
  await expect.poll(() => seen(80, 80)).toEqual([208, 32, 32, 255]);
  await app.undo();
  await expect.poll(() => seen(80, 80)).toEqual([224, 48, 32, 255]);
  // Until the effects are worked out, something coarser stands in for them.
  await expect.poll(() => seen(80, 48)).toEqual(wall);

  const drawn = await app.canvas();
  await app.command('Add noise');
  await expect.poll(async () => difference((await app.canvas()).data, drawn.data)).toBeGreaterThan(0);
  const exported = await sharp(await readFile((await app.export('png')).path))
    .ensureAlpha()
    .raw()
    .toBuffer();
  await expect.poll(async () => largestDifference((await app.canvas()).data, exported)).toBe(0);
  // Other pictures can go through the filter, but not the strokes.
  await app.command('Save steps as batch recipe…');
  const sheet = page.getByRole('dialog', { name: 'Save steps as batch recipe' });
  await expect(sheet.getByRole('listitem')).toHaveText(['Add noise', /^“Layer 1”: what was painted/]);
  const path = join(app.folder, 'steps.json');
  await app.running.chooseDestination(path, () =>
    sheet.getByRole('button', { name: 'Save recipe…' }).click(),
  );
  await expect(sheet).toBeHidden();
  expect(readRecipe(await readFile(path, 'utf8'), path)).toMatchObject({
    name: 'wall',
    steps: [{ adjustment: { type: 'noise' }, amount: 1, blend: 'normal' }],
  });
  await app.undo();
  await expect.poll(async () => difference((await app.canvas()).data, drawn.data)).toBe(0);
});
