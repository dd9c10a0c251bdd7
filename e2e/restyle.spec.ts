import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { columns, difference } from './canvas.ts';
import { copyright, writePhoto } from './pictures.ts';
import { expect, test } from './test.ts';

test('a photo is restyled, undone, redone, compared and saved whole', async ({ app }) => {
  const path = await writePhoto(app.folder, 'Hafen am Abend 港.png');
  const { page } = app;
  const photo = await app.openPhoto(path);
  expect([photo.width, photo.height]).toEqual([96, 72]);
  const showing = async (picture: { data: Uint8Array }) =>
    difference((await app.canvas()).data, picture.data);

  await test.step('a style from the gallery becomes a layer', async () => {
    await app.chooseStyle('Stained Glass');
    await app.setNumber('Size of the result', 96);
    await app.setNumber('Painting time', 12);
    await app.runButton.click();
    await expect(app.layer('Stained Glass')).toBeVisible();
    await expect(app.layer('Background')).toBeVisible();
    await expect(app.runButton).toBeEnabled();
    await expect.poll(() => showing(photo)).toBeGreaterThan(4);
  });
  const result = await app.canvas();

  await test.step('undo brings the photo back, redo the result', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => showing(photo)).toBe(0);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => showing(result)).toBe(0);
  });

  await test.step('holding \\ shows the photo', async () => {
    await page.keyboard.down('\\');
    await expect.poll(() => showing(photo)).toBe(0);
    await page.keyboard.up('\\');
    await expect.poll(() => showing(result)).toBe(0);
  });

  await test.step('the divider has the photo to its left and the result to its right', async () => {
    await page.keyboard.press('|');
    const divider = page.getByRole('slider', { name: 'Divider between before and after' });
    await expect(divider).toBeVisible();
    // One column on each side of the line may be blended from both.
    const halves = async (at: number) => {
      const now = await app.canvas();
      return [
        difference(columns(now, 0, at - 0.02), columns(photo, 0, at - 0.02)),
        difference(columns(now, at + 0.02, 1), columns(result, at + 0.02, 1)),
      ];
    };
    await expect.poll(() => halves(0.5)).toEqual([0, 0]);
    const y = result.top + result.height / 4;
    await page.mouse.move(result.left + result.width * 0.5, y);
    await page.mouse.down();
    await page.mouse.move(result.left + result.width * 0.25, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => halves(0.25)).toEqual([0, 0]);
    await page.keyboard.press('|');
    await expect(divider).toBeHidden();
  });

  const original = await sharp(path).metadata();
  // JPEG and WebP at their default quality may differ a little, the others not at all.
  for (const [format, tolerance] of [
    ['png', 1],
    ['tiff', 1],
    ['jpeg', 8],
    ['webp', 8],
  ] as const) {
    await test.step(`exported as ${format} it has its pixels, profile and camera data`, async () => {
      const saved = await app.export(format);
      expect(saved.proposed).toMatch(/^Hafen am Abend 港\.[a-z]+$/);
      const file = await readFile(saved.path);
      const metadata = await sharp(file).metadata();
      expect([metadata.format, metadata.width, metadata.height]).toEqual([format, 96, 72]);
      expect(metadata.icc?.equals(original.icc!)).toBe(true);
      expect(file.includes(copyright)).toBe(true);
      // The screen shows the photo's profile in sRGB, and so does this.
      const pixels = await sharp(file).ensureAlpha().raw().toBuffer();
      expect(difference(pixels, result.data)).toBeLessThanOrEqual(tolerance);
    });
  }
});
