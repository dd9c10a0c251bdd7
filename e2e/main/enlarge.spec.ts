import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { readTiffStructure } from '../../main/image/tiff-directory.ts';
import type { Application } from '../application.ts';
import { difference } from '../canvas.ts';
import { copyright, writeSideways } from '../pictures.ts';
import { expect, test } from '../test.ts';

/** Shows the tool's panel. */
async function showEnlarge({ page }: Application): Promise<void> {
  await page.getByRole('tab', { name: 'Enlarge' }).click();
}

const enlarge = ({ page }: Application) => page.getByRole('button', { name: 'Enlarge', exact: true }).click();
const planned = ({ page }: Application) => page.getByRole('status', { name: 'Size of the result' });

test('a photo is enlarged beside itself, compared, and exported with all that its file carried', async ({
  app,
}) => {
  const path = await writeSideways(app.folder, 'Hafen 港.png', 64, 48);
  const { page } = app;
  await app.openPhoto(path);
  await showEnlarge(app);
  await expect(planned(app)).toContainText('48 × 64 → 96 × 128 px');
  await enlarge(app);
  const result = await app.shown('Hafen 港 ×2');
  expect([result.width, result.height]).toEqual([96, 128]);
  await expect(app.layer('Enlarge')).toBeVisible();

  await test.step('exported it has the new size, the profile, the camera data and clean edges', async () => {
    const saved = await app.export('png');
    expect(saved.proposed).toBe('Hafen 港 ×2.png');
    const metadata = await sharp(saved.path).metadata();
    expect([metadata.width, metadata.height, metadata.hasAlpha]).toEqual([96, 128, true]);
    expect(metadata.icc?.equals((await sharp(path).metadata()).icc!)).toBe(true);
    expect((await readFile(saved.path)).includes(copyright)).toBe(true);
    expect(metadata.orientation).toBe(1);
    expect(sizeInExif(metadata.exif!)).toEqual([96, 128]);

    const data = await sharp(saved.path, { ignoreIcc: true }).ensureAlpha().raw().toBuffer();
    const soft = [];
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, , alpha = 0] = data.subarray(at, at + 4);
      if (alpha > 8 && alpha < 248) soft.push(green - red);
    }
    expect(soft.length).toBeGreaterThan(50);
    // Under what is transparent the photo is green; none of that may come to light beside its red.
    expect(Math.max(...soft)).toBeLessThan(0);
  });

  await test.step('methods are measured against the photo shrunk first', async () => {
    await page.getByRole('button', { name: 'Hafen 港.png', exact: true }).click();
    await app.command('Compare methods of enlarging…');
    const dialog = page.getByRole('dialog', { name: 'Compare methods of enlarging' });
    for (const name of ['Bicubic', 'VDSR', 'SRResNet', 'SRGAN', 'ESRGAN thick'])
      await dialog
        .getByRole('checkbox', { name, exact: true })
        .setChecked(name === 'Bicubic' || name === 'SRResNet');
    await dialog.getByRole('switch', { name: 'Known original: shrink first' }).setChecked(true);
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(dialog.getByText('PSNR')).toHaveCount(2);
    await page.keyboard.press('Escape');
  });
});

test('enlarged into its document the photo grows with it, can be made anew, and comes back', async ({
  app,
}) => {
  const photo = await app.openPhoto(await writeSideways(app.folder, 'photo.png', 64, 48));
  await showEnlarge(app);
  await app.page.getByRole('radio', { name: 'This document' }).click();
  await enlarge(app);
  const names = async () =>
    (await app.layers()).map(({ name, visible }) => `${name} ${visible ? 'shown' : 'hidden'}`);
  await expect.poll(names).toEqual(['Enlarge shown', 'Background hidden']);
  await expect.poll(async () => (await app.canvas()).width).toBe(96);

  await test.step('made anew at another size it takes its own place', async () => {
    await app.layer('Enlarge').getByRole('button', { name: 'How it was made' }).click();
    await app.page.getByRole('button', { name: 'Edit and run again' }).click();
    await app.page.keyboard.press('Escape');
    await app.setNumber('Factor', 3);
    await expect(planned(app)).toContainText('48 × 64 → 144 × 192 px');
    await enlarge(app);
    await expect.poll(async () => (await app.canvas()).width).toBe(144);
    expect(await names()).toEqual(['Enlarge shown', 'Background hidden']);
  });

  await app.undo();
  await app.undo();
  await expect.poll(async () => difference((await app.canvas()).data, photo.data)).toBe(0);
});

/** Width and height as the EXIF of a photograph states them: tags PixelXDimension and PixelYDimension. */
function sizeInExif(exif: Buffer): readonly (number | undefined)[] {
  const structure = readTiffStructure(exif);
  const fields = [...(structure?.root.children.values() ?? [])].flatMap((directory) => directory.fields);
  return [0xa002, 0xa003].map((tag) => {
    const bytes = fields.find((field) => field.tag === tag)?.bytes;
    return bytes && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, structure?.littleEndian);
  });
}
