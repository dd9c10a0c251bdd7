import { longestTask, watchLongTasks } from '../long-tasks.ts';
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

  await watchLongTasks(page);
  const waiting = page.getByRole('dialog', { name: 'Working…' });
  await page.keyboard.press('ControlOrMeta+Shift+e');
  await waiting.getByRole('button', { name: 'Stop' }).last().click();
  await expect(waiting).toBeHidden();
  await expect(page.getByRole('treeitem')).toHaveCount(3);

  await page.keyboard.press('ControlOrMeta+Shift+e');
  await expect(page.getByRole('treeitem')).toHaveCount(1, { timeout: 60_000 });
  // A machine that is busy with other tests takes its time, but not the seconds that the merge itself takes.
  expect(await longestTask(page)).toBeLessThan(1500);
  await app.undo();
  await expect(page.getByRole('treeitem')).toHaveCount(3);
});
