import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { difference, largestDifference } from '../canvas.ts';
import { longestTaskDuring } from '../long-tasks.ts';
import { writeFlat } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('a merge that takes seconds leaves the window free, can be stopped, and is one step', async ({
  app,
}) => {
  const { page } = app;
  await app.chooseFiles(await writeFlat(app.folder, 'wall.png', 1600));
  await expect(app.layer('Background')).toBeVisible();
  await app.command('Stamp visible');
  await expect(page.getByRole('treeitem')).toHaveCount(2);
  await app.setBlend('Multiply');
  await page.getByRole('button', { name: 'Add adjustment or filter layer' }).click();
  await page.getByRole('menuitem', { name: 'Gaussian blur' }).click();
  await expect(page.getByRole('treeitem')).toHaveCount(3);
  await app.setNumber('Radius', 12);

  const waiting = page.getByRole('dialog', { name: 'Working…' });
  const longest = await longestTaskDuring(page, async () => {
    await page.keyboard.press('ControlOrMeta+Shift+e');
    await waiting.getByRole('button', { name: 'Stop' }).last().click();
    await expect(waiting).toBeHidden();
    await expect(page.getByRole('treeitem')).toHaveCount(3);

    await page.keyboard.press('ControlOrMeta+Shift+e');
    await expect(page.getByRole('treeitem')).toHaveCount(1, { timeout: 60_000 });
  });
  test.info().annotations.push({ type: 'longest task', description: `${longest.toFixed(0)} ms` });
  // The merge itself takes seconds.
  expect(longest).toBeLessThan(400);
  await app.undo();
  await expect(page.getByRole('treeitem')).toHaveCount(3);
});

test('painting below a median and a wide blur leaves the window free, shows at once, and in the end what is exported', async ({
  app,
}) => {
  const { page } = app;
  const before = await app.openPhoto(await writeFlat(app.folder, 'wall.png', 640));
  for (const [name, radius] of [
    ['Median', 40],
    ['Gaussian blur', 60],
  ] as const) {
    await page.getByRole('button', { name: 'Add adjustment or filter layer' }).click();
    await page.getByRole('menuitem', { name }).click();
    await app.setNumber('Radius', radius);
  }
  await app.takeLayers('Background');
  await app.takeHardBrush(300);

  const start = { x: before.left + 200, y: before.top + 320 };
  const longest = await longestTaskDuring(page, async () => {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 240, start.y, { steps: 4 });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  });
  expect(difference(before.data, (await app.canvas()).data)).toBeGreaterThan(5);
  await page.mouse.up();
  test.info().annotations.push({ type: 'longest task', description: `${longest.toFixed(0)} ms` });
  // Nine tiles that take 200 to 400 ms each, all of which the stroke reaches: in the window they are one task.
  expect(longest).toBeLessThan(400);

  const exported = await sharp(await readFile((await app.export('png')).path))
    .ensureAlpha()
    .raw()
    .toBuffer();
  await expect.poll(async () => largestDifference((await app.canvas()).data, exported)).toBe(0);
  expect(difference(before.data, exported)).toBeGreaterThan(5);
  await app.undo();
  await expect.poll(async () => largestDifference((await app.canvas()).data, before.data)).toBe(0);
});
