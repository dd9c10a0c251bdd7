import { difference } from './canvas.ts';
import { writePhoto } from './pictures.ts';
import { expect, test } from './test.ts';

/** Longer than any test waits. */
const endless = 2000;

test('a run shows its progress and the picture as it develops, stops at once, and the next one works', async ({
  app,
}) => {
  const photo = await app.openPhoto(await writePhoto(app.folder, 'photo.png', 128, 96));
  await app.setNumber('Size of the result', 128);
  await app.setNumber('Painting time', endless);
  await app.runButton.click();

  const percent = async () => Number(await app.progress.getAttribute('aria-valuenow'));
  await expect.poll(percent).toBeGreaterThan(0);
  await expect(app.page.getByText(/left$/)).toBeVisible();
  const changed = async () => difference((await app.canvas()).data, photo.data);
  await expect.poll(changed).toBeGreaterThan(1);
  const [seenPercent, seen] = [await percent(), await app.canvas()];
  await expect.poll(percent).toBeGreaterThan(seenPercent);
  await expect.poll(async () => difference((await app.canvas()).data, seen.data)).toBeGreaterThan(0);

  await app.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(app.progress).toBeHidden({ timeout: 3000 });
  await expect(app.page.getByRole('status').filter({ hasText: 'Stopped' })).toBeVisible();
  await expect.poll(changed).toBe(0);
  await expect(app.layer('The Great Wave')).toHaveCount(0);

  await app.setNumber('Size of the result', 64);
  await app.setNumber('Painting time', 3);
  await app.runButton.click();
  await expect(app.layer('The Great Wave')).toBeVisible();
});

test('two runs queue, and each becomes a layer', async ({ app }) => {
  await app.openPhoto(await writePhoto(app.folder, 'photo.png'));
  await app.setNumber('Size of the result', 96);
  await app.setNumber('Painting time', endless);
  await app.runButton.click();
  await app.setNumber('Size of the result', 64);
  await app.setNumber('Painting time', 5);
  await app.page.getByRole('button', { name: 'Restyle again, after this one' }).click();
  await expect(app.page.getByText('1 waiting')).toBeVisible();
  await expect(app.page.getByTestId(/^pending-/)).toHaveCount(2);

  // The first is given up; what waited takes its place.
  const status = app.page.getByRole('contentinfo');
  await status.getByRole('button', { name: 'Cancel this job' }).click();
  await expect(app.layer('The Great Wave')).toBeVisible();
  await expect(app.page.getByTestId(/^pending-/)).toHaveCount(0);
});

test('an engine that is killed fails its job with the reason, and the next run works', async ({ app }) => {
  test.skip(process.platform === 'win32', 'Windows has no SIGKILL.');
  const photo = await app.openPhoto(await writePhoto(app.folder, 'photo.png'));
  await app.setNumber('Size of the result', 96);
  await app.setNumber('Painting time', endless);
  await app.runButton.click();
  await expect.poll(async () => Number(await app.progress.getAttribute('aria-valuenow'))).toBeGreaterThan(0);

  const killed = await app.running.processOf('engine');
  process.kill(killed, 'SIGKILL');
  await expect(app.alert).toContainText('The engine stopped');
  await expect(app.alert).toContainText('was killed');
  await expect(app.progress).toBeHidden();
  expect(difference((await app.shown('photo.png')).data, photo.data)).toBe(0);

  await app.setNumber('Painting time', 3);
  await app.runButton.click();
  await expect(app.layer('The Great Wave')).toBeVisible();
  expect(await app.running.processOf('engine')).not.toBe(killed);
});
