import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../test.ts';

test('a first start shows the window on a sample, step by step; it is not shown again, but when it is asked for', async ({
  app,
}) => {
  const tour = () => app.page.locator('.tour');
  const { data } = app.running;
  await app.close();
  await rm(join(data, 'tour-over'));
  await app.open();

  // Who closes the window before answering is asked again.
  await expect(tour()).toContainText('Welcome to Pentimento');
  await app.restart();
  await tour().getByRole('button', { name: 'Show me around' }).click();
  await app.shown('astronaut.jpg');
  const ring = app.page.locator('.tour-ring');
  for (let at = 1; ; at += 1) {
    await expect(tour()).toContainText(`${at} of 6`);
    // Each step points at something that is there, and stands beside it.
    await expect(ring).toBeVisible();
    if (at === 6) break;
    await tour().getByRole('button', { name: 'Next' }).click();
  }
  // What is pointed at can be used meanwhile.
  await tour().getByRole('button', { name: 'Back' }).click();
  await tour().getByRole('button', { name: 'Back' }).click();
  await expect(tour()).toContainText('Press Restyle');
  await expect(app.runButton).toBeEnabled();
  await app.chooseStyle('Stained Glass');
  for (const name of ['Next', 'Next', 'Done']) await tour().getByRole('button', { name }).click();
  await expect(tour()).toHaveCount(0);

  await app.restart();
  await expect(app.page.getByRole('button', { name: 'Astronaut' })).toBeVisible();
  await expect(tour()).toHaveCount(0);
  await app.command('Take the tour');
  await tour().getByRole('button', { name: 'Skip' }).click();
  await expect(tour()).toHaveCount(0);
});
