import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { isComposite } from '../../main/image/digital-source.ts';
import { root } from '../../scripts/root.ts';
import { Hand } from '../hand.ts';
import { expect, test } from '../test.ts';

/** Part of a photo with one face. */
const cut = { left: 90, top: 0, width: 240, height: 220 };
/** Where that of the smaller of two is, roughly, once it is beside the other. */
const second = { left: 295, top: 40, right: 420, bottom: 185 };

/** A picture of two people, the second one smaller and turned the other way. */
async function writeTwo(path: string): Promise<void> {
  const one = sharp(
    await sharp(join(root, 'resources', 'samples', 'astronaut.jpg'))
      .extract(cut)
      .toBuffer(),
  );
  await sharp({ create: { width: 480, height: 220, channels: 3, background: '#888888' } })
    .composite([
      { input: await one.clone().toBuffer(), left: 0, top: 0 },
      { input: await one.clone().flop().resize(160).toBuffer(), left: 280, top: 30 },
    ])
    .png()
    .toFile(path);
}

test('before the first swap whose consent it needs is read; the chosen face alone changes, less where its mask is painted, and the export says what was done', async ({
  app,
}) => {
  const { page } = app;
  const photo = join(app.folder, 'two.png');
  await writeTwo(photo);
  const person = join(app.folder, 'person');
  await mkdir(person);
  await copyFile(join(root, 'resources', 'samples', 'astronaut.jpg'), join(person, 'astronaut.jpg'));

  const hand = new Hand(app);
  await hand.open(photo);
  await page.getByRole('tab', { name: 'Swap face' }).click();
  const faces = page.getByRole('group', { name: 'Faces' });
  await faces.getByRole('button', { name: 'Face 2' }).click({ timeout: 20_000 });
  await faces.getByRole('button', { name: 'Face 1' }).click();
  await app.setNumber('Variations', 1);
  await app.running.chooseFiles([person], () =>
    page.getByRole('button', { name: 'Choose a folder of photos' }).click(),
  );
  const run = page.getByRole('button', { name: 'Swap face', exact: true });
  const consent = page.getByRole('dialog', { name: 'Whose face is it?' });
  await run.click();
  await consent.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(consent).toBeHidden();
  expect((await app.layers()).length).toBe(1);
  await run.click();
  await consent.getByRole('button', { name: 'I have their consent' }).click();
  await expect
    .poll(async () => (await app.layers()).map(({ hasMask }) => hasMask), { timeout: 90_000 })
    .toEqual([true, false]);

  // Black on the mask gives the photo's own nose back.
  const nose = [357, 112] as const;
  const [own, made] = [await pixelIn(photo, nose), await hand.pixel(...nose)];
  expect(made).not.toEqual(own);
  await app.layersPanel.getByRole('button', { name: 'Edit mask' }).click();
  await page.keyboard.press('d');
  await app.takeHardBrush(12);
  await hand.click(...nose);
  await expect.poll(() => hand.pixel(...nose)).toEqual(own);

  await page.keyboard.press('ControlOrMeta+Alt+Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByRole('checkbox', { name: 'Say that a network made a part of it' })).toBeChecked();
  await page.keyboard.press('Escape');
  const file = await readFile((await app.export('png')).path);
  const { xmp } = await sharp(file).metadata();
  expect(xmp && isComposite(new Uint8Array(xmp))).toBe(true);

  const raw = (one: string | Buffer) => sharp(one).ensureAlpha().raw().toBuffer();
  const [before, after] = [await raw(photo), await raw(file)];
  let [inside, outside, painted] = [0, 0, 0];
  for (let p = 0; p < before.length; p++) {
    if (before[p] === after[p]) continue;
    const [x, y] = [(p >> 2) % 480, Math.floor((p >> 2) / 480)];
    if (Math.hypot(x + 0.5 - nose[0], y + 0.5 - nose[1]) < 5) painted += 1;
    else if (x >= second.left && x < second.right && y >= second.top && y < second.bottom) inside += 1;
    else outside += 1;
  }
  expect([outside, painted]).toEqual([0, 0]);
  expect(inside).toBeGreaterThan(1000);

  // The person is not asked again.
  await run.click();
  await expect(consent).toBeHidden();
  await expect.poll(async () => (await app.layers()).length, { timeout: 90_000 }).toBe(3);
});

async function pixelIn(path: string, [left, top]: readonly [number, number]): Promise<readonly number[]> {
  return [...(await sharp(path).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer())];
}

test('the faces in the photo are chosen on the canvas and in the panel, and tools still work on them', async ({
  app,
}) => {
  const { page } = app;
  const photo = join(app.folder, 'two.png');
  await writeTwo(photo);
  const hand = new Hand(app);
  await hand.open(photo);
  await page.getByRole('tab', { name: 'Swap face' }).click();
  const faces = page.getByRole('group', { name: 'Faces' });
  const chosen = () =>
    faces
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-pressed') === 'true'));
  await expect.poll(chosen, { timeout: 20_000 }).toEqual([true, false]);
  const middle = [280 + 160 - (125 * 160) / 240, 30 + (120 * 160) / 240] as const;

  await hand.click(...middle);
  await expect.poll(chosen).toEqual([true, true]);
  const button = faces.getByRole('button', { name: 'Face 2' });
  await button.click();
  await expect.poll(chosen).toEqual([true, false]);
  await button.click();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect.poll(chosen).toEqual([false, true]);
  // The last one stays.
  await hand.click(...middle);
  await button.click();
  expect(await chosen()).toEqual([false, true]);

  await hand.take('Brush');
  const before = await hand.pixel(125, 120);
  await hand.click(125, 120);
  await expect.poll(() => hand.pixel(125, 120)).not.toEqual(before);
  await expect.poll(chosen, { timeout: 20_000 }).toEqual([false, true]);
});
