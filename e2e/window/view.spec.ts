import { colourAt, type Point } from '../canvas.ts';
import { writeCoordinates } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('keys zoom and fit, and the sheet lists them', async ({ app }) => {
  const { page } = app;
  await app.openPhoto(await writeCoordinates(app.folder));
  const width = async () => (await app.canvas()).width;
  await expect.poll(width).toBe(64);
  await page.keyboard.press('ControlOrMeta+Equal');
  await page.keyboard.press('ControlOrMeta+Equal');
  await expect.poll(width).toBe(128);
  await expect(page.getByRole('button', { name: 'Zoom: 200 %' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Minus');
  await expect.poll(width).toBe(96);
  await page.keyboard.press('ControlOrMeta+0');
  await expect.poll(width).toBe(64);

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await expect(sheet).toContainText('Fit to window');
  await expect.poll(() => sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('the wheel zooms at the pointer, and a drag with space held moves the picture', async ({ app }) => {
  const { page } = app;
  const { left, top } = await app.openPhoto(await writeCoordinates(app.folder));
  const at = (column: number, row: number): Point => ({ x: left + column + 0.5, y: top + row + 0.5 });
  const pixel = (column: number, row: number) => [column * 4, row * 4, 128];

  const point = at(20, 41);
  expect(await colourAt(page, point)).toEqual(pixel(20, 41));
  await page.mouse.move(point.x, point.y);
  for (let notch = 0; notch < 8; notch += 1) await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await app.canvas()).width).toBeGreaterThan(200);
  await expect.poll(() => colourAt(page, point)).toEqual(pixel(20, 41));
  expect(await colourAt(page, { x: point.x + 30, y: point.y })).not.toEqual(pixel(20, 41));

  const moved = { x: point.x + 150, y: point.y - 90 };
  await page.keyboard.press('z');
  await page.keyboard.down('Space');
  await page.mouse.down();
  await page.mouse.move(moved.x, moved.y, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect.poll(() => colourAt(page, moved)).toEqual(pixel(20, 41));
});
