import { difference } from '../canvas.ts';
import { writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('a style is learnt with its progress shown, joins the gallery, and paints otherwise than the painting does unlearnt', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  const tiles = page.getByRole('button', { name: 'Stained Glass', exact: true });
  await app.openPhoto(await writePhoto(app.folder, 'harbour.png', 240, 180));

  await page.getByRole('tab', { name: 'Learn style' }).click();
  await tiles.click();
  await app.setNumber('Steps', 5);
  await page.getByRole('button', { name: 'Learn style', exact: true }).click();
  await app.command('Jobs');
  const job = page.getByRole('list', { name: 'Running and waiting' }).getByRole('listitem');
  await expect(job.getByRole('img', { name: /How far off it was/ })).toBeVisible({ timeout: 90_000 });
  await job.getByRole('button', { name: 'Pause' }).click();
  await expect(job).toContainText(/Paused at [1-9]\d* %/, { timeout: 30_000 });
  await job.getByRole('button', { name: 'Go on' }).click();
  await expect(job).toHaveCount(0, { timeout: 120_000 });

  await page.getByRole('tab', { name: 'Restyle' }).click();
  await page.getByRole('radio', { name: 'One pass' }).click();
  // The learnt one stands before those that ship.
  await expect(tiles).toHaveCount(2);
  await page.getByRole('tab', { name: 'Layers' }).click();
  const painted: Uint8Array[] = [];
  for (const which of [tiles.first(), tiles.last()]) {
    await which.click();
    const before = (await app.layers()).length;
    await page.getByRole('button', { name: 'Restyle', exact: true }).click();
    await expect.poll(async () => (await app.layers()).length, { timeout: 60_000 }).toBe(before + 1);
    await page.mouse.move(2, 2);
    painted.push((await app.canvas()).data);
    await app.undo();
  }
  const [learnt, unlearnt] = painted;
  expect(difference(learnt!, unlearnt!)).toBeGreaterThan(0.5);
});
