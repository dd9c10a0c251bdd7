import { difference } from '../canvas.ts';
import { writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('two runs queue, and each becomes a layer', async ({ app }) => {
  await app.openPhoto(await writePhoto(app.folder, 'photo.png'));
  await app.runEndlessly(96);
  await app.setNumber('Size of the result', 64);
  await app.setNumber('Painting time', 5);
  await app.page.getByRole('button', { name: 'Restyle again, after this one' }).click();
  await expect(app.page.getByText('1 waiting')).toBeVisible();
  await expect(app.page.getByTestId(/^pending-/)).toHaveCount(2);

  // The first is given up; what waited takes its place.
  const status = app.page.getByRole('contentinfo');
  await status.getByRole('button', { name: 'Stop this job' }).click();
  await expect(app.page.getByTestId(/^pending-/)).toHaveCount(0, { timeout: 40_000 });
  await expect(app.layer('The Great Wave').last()).toBeVisible();
});

test('an engine that is killed fails its job with the reason, and the next run works', async ({ app }) => {
  test.skip(process.platform === 'win32', 'Windows has no SIGKILL.');
  const photo = await app.openPhoto(await writePhoto(app.folder, 'photo.png'));
  await app.runEndlessly(96);
  await expect.poll(() => app.percent()).toBeGreaterThan(0);

  const killed = await app.running.processOf('engine');
  process.kill(killed, 'SIGKILL');
  await expect(app.alert).toContainText('The engine stopped');
  await expect(app.alert).toContainText('SIGKILL');
  await expect(app.progress).toBeHidden();
  // What was seen of its work is kept, and can be undone.
  await expect(app.layer('The Great Wave')).toBeVisible();
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => difference((await app.shown('photo.png')).data, photo.data)).toBe(0);

  await app.setNumber('Painting time', 3);
  await app.runButton.click();
  await expect(app.layer('The Great Wave')).toBeVisible();
  expect(await app.running.processOf('engine')).not.toBe(killed);
});
