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

test('a run shows its progress; stopped at once, it leaves its painting, which goes on from there', async ({
  app,
}) => {
  const { page } = app;
  const photo = await app.openPhoto(await writePhoto(app.folder, 'photo.png', 128, 96));
  await app.runEndlessly(128);

  const percent = () => app.percent();
  await expect.poll(percent).toBeGreaterThan(0);
  await expect(app.page.getByText(/left$/)).toBeVisible();
  const changed = async () => difference((await app.canvas()).data, photo.data);
  await expect.poll(changed).toBeGreaterThan(1);
  const [seenPercent, seen] = [await percent(), await app.canvas()];
  await expect.poll(percent).toBeGreaterThan(seenPercent);
  await expect.poll(async () => difference((await app.canvas()).data, seen.data)).toBeGreaterThan(0);

  await page.keyboard.press('Escape');
  await expect.poll(percent).toBeGreaterThan(seenPercent);
  const beforeStop = await app.canvas();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(app.progress).toBeHidden({ timeout: 3000 });
  const stopped = page.getByRole('status').filter({ hasText: 'Stopped' });
  await expect(stopped).toContainText('kept as a layer');
  await expect(app.layer('The Great Wave')).toBeVisible();
  // It is what was seen, at most a moment later.
  const kept = await app.canvas();
  const moved = difference(kept.data, beforeStop.data);
  expect(moved).toBeLessThan(difference(kept.data, photo.data) / 4);
  await expect.poll(async () => difference((await app.canvas()).data, kept.data)).toBe(0);

  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(changed).toBe(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(async () => difference((await app.canvas()).data, kept.data)).toBe(0);

  await app.layer('The Great Wave').getByRole('button', { name: 'How it was made' }).click();
  await expect(page.getByText(/stopped at \d+ %/)).toBeVisible();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.keyboard.press('Escape');
  // Before its first step it is at 0.
  await expect.poll(percent).toBeGreaterThan(0);
  const started = await percent();
  expect(started).toBeGreaterThanOrEqual(seenPercent);
  await expect.poll(percent).toBeGreaterThan(started);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(app.progress).toBeHidden({ timeout: 3000 });
  await expect(app.layer('The Great Wave')).toHaveCount(1);
  // Thrown away, what went on is back where it stood.
  await stopped.last().getByRole('button', { name: 'Throw away' }).click();
  await expect.poll(async () => difference((await app.canvas()).data, kept.data)).toBe(0);
});
