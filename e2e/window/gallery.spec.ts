import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/root.ts';
import { columns, difference, largestDifference } from '../canvas.ts';
import { writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

const tile = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true });

/** What a style's tile shows of the photo. */
async function thumbnail(page: Page, title: string): Promise<Uint8Array> {
  await expect(tile(page, title)).toHaveAttribute('data-trial', 'fresh', { timeout: 60_000 });
  const numbers = await tile(page, title)
    .locator('.style-picture > canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return [...data];
    });
  return Uint8Array.from(numbers);
}

test('each style shows the photo as it would be painted, as strong as is asked for, and no job is to be seen', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await app.openPhoto(await writePhoto(app.folder, 'harbour.png', 240, 180));
  await expect(tile(page, 'The Great Wave')).toHaveAttribute('data-trial', 'none');
  await page.getByRole('radio', { name: 'One pass' }).click();

  const wave = await thumbnail(page, 'The Great Wave');
  const glass = await thumbnail(page, 'Stained Glass');
  expect(difference(wave, glass)).toBeGreaterThan(12);

  await app.setNumber('How much of the photo', 4);
  await expect(tile(page, 'Stained Glass')).toHaveAttribute('data-trial', 'earlier');
  expect(difference(await thumbnail(page, 'Stained Glass'), glass)).toBeGreaterThan(2);

  await app.command('Jobs');
  await expect(page.getByText('Nothing runs. Neural tools that you start are listed here.')).toBeVisible();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('listbox', { name: 'History' }).getByRole('option')).toHaveCount(1);
});

test('while the pointer rests on a style the canvas shows it where it would be, and is as before once it leaves', async ({
  app,
}) => {
  const { page } = app;
  const photo = await app.openPhoto(await writePhoto(app.folder, 'harbour.png', 240, 180));
  const seen = async () => (await app.canvas()).data;
  await page.getByRole('radio', { name: 'One pass' }).click();
  await tile(page, 'Stained Glass').hover();
  await expect.poll(async () => difference(await seen(), photo.data), { timeout: 60_000 }).toBeGreaterThan(8);
  await page.mouse.move(photo.left + 20, photo.top + 20);
  await expect.poll(async () => largestDifference(await seen(), photo.data)).toBe(0);

  await page.keyboard.press('m');
  await app.drag({ x: 0, y: 0 }, { x: 120, y: 180 });
  await tile(page, 'Stained Glass').hover();
  // A column on each side of the edge may be blended, and has the selection's outline on it.
  const halves = async () => {
    const now = await app.canvas();
    const change = (from: number, to: number) => difference(columns(now, from, to), columns(photo, from, to));
    return [change(0.05, 0.45), change(0.55, 0.95)] as const;
  };
  await expect.poll(async () => (await halves())[0], { timeout: 60_000 }).toBeGreaterThan(8);
  expect((await halves())[1]).toBe(0);
  await page.mouse.move(photo.left + 200, photo.top + 20);
  await expect.poll(halves).toEqual([0, 0]);
});

test('a style that is clicked twice becomes a layer that looks as it was shown, and can be undone', async ({
  app,
}) => {
  const { page } = app;
  const photo = await app.openPhoto(await writePhoto(app.folder, 'harbour.png', 240, 180));
  await page.getByRole('radio', { name: 'One pass' }).click();
  await tile(page, 'Stained Glass').hover();
  const seen = async () => (await app.canvas()).data;
  await expect.poll(async () => difference(await seen(), photo.data), { timeout: 60_000 }).toBeGreaterThan(8);
  // What is shown large is as sharp as the photo is here, so it is what the run makes.
  await expect(page.locator('.style-tile[data-rested="sharp"]')).toHaveCount(1, { timeout: 60_000 });
  const shown = await seen();
  await tile(page, 'Stained Glass').dblclick();
  await expect(app.layer('Stained Glass')).toBeVisible({ timeout: 60_000 });
  expect(await app.layers()).toHaveLength(2);
  await page.mouse.move(photo.left + 20, photo.top + 20);
  await expect.poll(async () => largestDifference(await seen(), shown)).toBeLessThanOrEqual(1);
  await app.undo();
  await expect.poll(async () => largestDifference(await seen(), photo.data)).toBe(0);
});

test('while a stroke is drawn no style is tried, and afterwards they go on', async ({ app }) => {
  test.slow();
  const { page } = app;
  await app.openPhoto(join(root, 'resources', 'samples', 'astronaut.jpg'));
  await app.takeHardBrush(12);
  await page.getByRole('radio', { name: 'One pass' }).click();
  const fresh = page.locator('.style-tile[data-trial="fresh"]');
  await expect.poll(() => fresh.count(), { timeout: 60_000 }).toBeGreaterThan(1);

  const place = await app.placeOf();
  const [from, to] = [place({ x: 100, y: 100 }), place({ x: 160, y: 140 })];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  const before = await fresh.count();
  expect(before).toBeLessThan(19);
  for (let turn = 0; turn < 8; turn += 1) {
    await page.mouse.move(from.x + 4 * turn, turn % 2 ? from.y : to.y, { steps: 4 });
    await page.waitForTimeout(500);
  }
  // The one that was in hand may still come: several would otherwise, each second.
  expect(await fresh.count()).toBeLessThanOrEqual(before + 1);
  await page.mouse.up();
  await expect.poll(() => fresh.count(), { timeout: 120_000 }).toBeGreaterThan(before + 1);
});

test('what one pass painted is refined by descent in its place, and undo brings the one pass back as it was', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  const photo = await app.openPhoto(await writePhoto(app.folder, 'harbour.png', 96, 72));
  await app.chooseStyle('Stained Glass');
  await app.setNumber('Size of the result', 96);
  // One pass takes no such time: it is what the descent is given.
  await app.setNumber('Painting time', 12);
  await page.getByRole('radio', { name: 'One pass' }).click();
  await app.runButton.click();
  const layer = app.layer('Stained Glass');
  await expect(layer).toBeVisible({ timeout: 60_000 });
  await page.mouse.move(photo.left + 20, photo.top + 20);
  await expect(app.runButton).toBeEnabled();
  const seen = async () => (await app.canvas()).data;
  await expect.poll(async () => difference(await seen(), photo.data), { timeout: 60_000 }).toBeGreaterThan(8);
  const fast = await seen();

  const details = layer.getByRole('button', { name: 'How it was made' });
  await details.click();
  await expect(page.getByText('Method: One pass')).toBeVisible();
  await page.getByRole('button', { name: 'Refine by descent' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => difference(await seen(), fast), { timeout: 60_000 }).toBeGreaterThan(2);
  await expect(app.progress).toBeHidden({ timeout: 60_000 });
  await expect(app.layer('Stained Glass')).toHaveCount(1);

  // Descent is the method unless another is chosen, so the details name only where it began.
  await details.click();
  await expect(page.getByText('Start from: Picture')).toBeVisible();
  await expect(page.getByText('Method: One pass')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Refine by descent' })).toBeHidden();
  await page.getByRole('button', { name: 'Edit and run again' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'As a whole' })).toBeChecked();
  await expect(page.locator('.picture-field')).toContainText('Stained Glass');

  await app.undo();
  await expect.poll(async () => largestDifference(await seen(), fast)).toBe(0);
});
