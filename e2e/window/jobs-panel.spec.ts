import type { Application } from '../application.ts';
import { writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

/** Other tests leave what they ran in the list, on other photos. */
const name = 'harbour at work.png';

/** The panel in the window that is open now, what stands in it and what is over of this test's. */
function panelOf({ page }: Application) {
  const panel = page.getByRole('tabpanel', { name: 'Jobs' });
  const list = (name: string) => panel.getByRole('list', { name }).getByRole('listitem');
  return { panel, open: list('Running and waiting'), ended: list('Finished').filter({ hasText: name }) };
}

test('jobs that wait are put in another order and taken off; what is over is there after a restart, to be repeated', async ({
  app,
}) => {
  test.slow();
  const photo = await writePhoto(app.folder, name, 96, 64);
  const { open } = panelOf(app);
  let { panel, ended } = panelOf(app);
  await app.openPhoto(photo);
  await app.command('Jobs');
  await app.runEndlessly(96);
  await app.setNumber('Size of the result', 64);
  await app.setNumber('Painting time', 1);
  for (const style of ['Stained Glass', 'Soft Pastel', 'Marbled Paper']) {
    await app.chooseStyle(style);
    await app.page.getByRole('button', { name: 'Restyle again, after this one' }).click();
  }
  const order = async () =>
    (await open.locator('strong').allTextContents()).map((text) => text.replace('Restyle · ', ''));
  await expect.poll(order).toEqual(['The Great Wave', 'Stained Glass', 'Soft Pastel', 'Marbled Paper']);
  await expect(open.first().getByText(/ · \d+ %/)).toBeVisible();
  await expect(open.last()).toContainText('Waiting, 3 ahead');

  await panel.getByRole('button', { name: 'Move Marbled Paper' }).press('ArrowUp');
  await expect.poll(order).toEqual(['The Great Wave', 'Stained Glass', 'Marbled Paper', 'Soft Pastel']);
  await open.nth(3).dragTo(open.nth(1), { targetPosition: { x: 120, y: 8 } });
  await expect.poll(order).toEqual(['The Great Wave', 'Soft Pastel', 'Stained Glass', 'Marbled Paper']);

  await open.nth(2).getByRole('button', { name: 'Stop this job' }).click();
  await expect(open).toHaveCount(3);
  await expect(ended.filter({ hasText: 'Stained Glass' })).toContainText(
    'Taken off the list before it began',
  );
  await open.first().getByRole('button', { name: 'Stop this job' }).click();
  await expect(open).toHaveCount(0, { timeout: 60_000 });
  const results = ['Marbled Paper', 'Soft Pastel', 'The Great Wave'];
  const done = async () =>
    (await ended.locator('strong').allTextContents()).map((text) => text.replace('Restyle · ', ''));
  await expect.poll(done).toEqual([...results, 'Stained Glass']);

  await app.restart();
  ({ panel, ended } = panelOf(app));
  await expect.poll(done).toEqual([...results, 'Stained Glass']);
  const last = ended.first();
  await expect(last).toContainText('Painting time: 1');
  await expect(last).toContainText('Took');
  const seen = last.locator('img');
  await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
  await expect(last.getByRole('button', { name: 'Repeat', exact: true })).toBeDisabled();

  await app.openPhoto(photo);
  await last.getByRole('button', { name: 'Repeat', exact: true }).click();
  await expect.poll(done, { timeout: 60_000 }).toEqual(['Marbled Paper', ...results, 'Stained Glass']);
  await app.command('Layers');
  await expect(app.layer('Marbled Paper')).toBeVisible();
  await app.command('Jobs');

  await last.getByRole('button', { name: 'More about Marbled Paper' }).click();
  await app.page.getByRole('menuitem', { name: 'Remove from the list' }).click();
  await expect(ended).toHaveCount(4);
  await panel.getByRole('button', { name: 'Clear the list' }).click();
  await panel.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(panel.getByRole('list')).toHaveCount(0);
  await expect(panel).toContainText('Nothing runs.');
});
