import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Application } from '../application.ts';
import { pixelAt, type Shown } from '../canvas.ts';
import { writePixels } from '../pictures.ts';
import { expect, test } from '../test.ts';

const [width, height] = [160, 120];
/** The thing to be erased: a red square from here on, so large. */
const thing = { x: 70, y: 50, side: 16 };
const brush = 32;
/** How far the filling reaches beyond what is painted, in a picture of this size. */
const rim = 4;

function isThing(x: number, y: number): boolean {
  return x >= thing.x && y >= thing.y && x < thing.x + thing.side && y < thing.y + thing.side;
}

/** Grain without a pattern, and the red thing on it. */
function meadow(): Uint8Array {
  const data = new Uint8Array(4 * width * height).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const grain = (Math.imul(at + 1, 2654435761) >>> 24) / 4;
    data.set(isThing(x, y) ? [220, 20, 20] : [40 + grain, 110 + grain + 20 * Math.sin(x / 9), 50], 4 * at);
  }
  return data;
}

/** How many pixels differ that lie further from the middle of the thing than the brush and the rim reach. */
function changedBeyond(a: Uint8Array, b: Uint8Array): number {
  const middle = { x: thing.x + thing.side / 2, y: thing.y + thing.side / 2 };
  let count = 0;
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (Math.hypot(x + 0.5 - middle.x, y + 0.5 - middle.y) <= brush / 2 + rim + 1) continue;
    if ([0, 1, 2, 3].some((c) => a[4 * at + c] !== b[4 * at + c])) count += 1;
  }
  return count;
}

function reds({ data }: Pick<Shown, 'data'>): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 60) count += 1;
  return count;
}

test('what is painted over is erased and filled in place, outside it not a byte changes, and another result can be had', async ({
  app,
}) => {
  const { page } = app;
  const path = await writePixels(app.folder, 'meadow.png', { width, height, data: meadow() });
  const before = await app.openPhoto(path);
  const chooser = page.getByRole('toolbar', { name: 'Choose a result' });
  const middle = [thing.x + thing.side / 2, thing.y + thing.side / 2] as const;

  await page.keyboard.press('q');
  await app.takeHardBrush(brush);
  // Painted first, what isn't to be copied is no part of what is erased.
  await app.drag({ x: 20, y: 20 }, { x: 40, y: 20 });
  await app.command('Fill: stay out of what is selected');
  await expect(page.getByRole('combobox', { name: 'Stay out of' })).toHaveText('Stay out of');
  await app.drag({ x: middle[0], y: middle[1] }, { x: middle[0], y: middle[1] });
  await page.keyboard.press('Shift+Delete');

  // The network's share takes some seconds.
  await expect(chooser.getByRole('radio')).toHaveCount(4, { timeout: 60_000 });
  await expect.poll(async () => reds(await app.canvas())).toBe(0);
  const first = await app.canvas();
  expect(changedBeyond(before.data, first.data)).toBe(0);
  await chooser.getByRole('radio', { name: 'Result 3' }).click();
  const at = (shown: Shown) => shown.data.join();
  await expect.poll(async () => at(await app.canvas())).not.toBe(at(first));
  await chooser.getByRole('button', { name: 'Keep this one' }).click();
  await expect(chooser).toBeHidden();

  await expect.poll(async () => (await app.layers()).map(({ hasMask }) => hasMask)).toEqual([true, false]);
  const kept = await app.canvas();
  expect(reds(kept)).toBe(0);
  const exported = await readFile((await app.export('png')).path);
  const pixels = await sharp(exported).ensureAlpha().raw().toBuffer();
  expect(changedBeyond(meadow(), pixels)).toBe(0);
  expect(reds({ data: pixels })).toBe(0);

  await app.undo();
  await expect.poll(async () => pixelAt(await app.canvas(), ...middle)).toEqual([220, 20, 20, 255]);
  await app.redo();
  await expect.poll(async () => at(await app.canvas())).toBe(at(kept));
});

test('a picture that is turned keeps its size where the crop fills its corners', async ({ app }) => {
  const { page } = app;
  await app.openPhoto(await writePixels(app.folder, 'meadow.png', { width, height, data: meadow() }));
  await app.command('Crop');
  const bar = page.getByRole('region', { name: 'Options of Crop' });
  await bar.getByRole('checkbox', { name: 'Fill corners' }).check();
  await app.setNumber('Angle', 8);
  await bar.getByRole('button', { name: 'Crop', exact: true }).click();
  const chooser = page.getByRole('toolbar', { name: 'Choose a result' });
  // The network's share takes some seconds.
  await expect(chooser.getByRole('radio')).toHaveCount(4, { timeout: 60_000 });
  await chooser.getByRole('button', { name: 'Keep this one' }).click();
  await expect(chooser).toBeHidden();
  const exported = await readFile((await app.export('png')).path);
  const { data, info } = await sharp(exported).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width, height });
  expect(data.filter((value, at) => at % 4 === 3 && value < 255)).toHaveLength(0);
  await bar.getByRole('checkbox', { name: 'Fill corners' }).uncheck();
});

/** One result, by patches alone: that takes no network. */
async function askForPatches(app: Application): Promise<void> {
  await app.page.getByRole('tab', { name: 'Fill' }).click();
  await app.page.getByRole('combobox', { name: 'Method' }).click();
  await app.page.getByRole('option', { name: 'PatchMatch' }).click();
  await app.setNumber('Variations', 1);
}

/** Grass beside a wall, and the red thing on the grass. */
function beside(): Uint8Array {
  const data = meadow();
  for (let at = 0; at < width * height; at += 1) {
    if (at % width < 100) continue;
    const grain = data[4 * at] ?? 0;
    data.set([60, 80, 150 + grain / 2], 4 * at);
  }
  return data;
}

test('it is filled from where the person says, and a part of that can be filled again', async ({ app }) => {
  const { page } = app;
  const path = await writePixels(app.folder, 'beside.png', { width, height, data: beside() });
  await app.openPhoto(path);
  await askForPatches(app);
  const middle = { x: thing.x + thing.side / 2, y: thing.y + thing.side / 2 };
  const isWall = async () => {
    const [red = 0, green = 0, blue = 0] = pixelAt(await app.canvas(), middle.x, middle.y);
    return blue > green && blue > red;
  };

  await page.keyboard.press('q');
  await app.takeHardBrush(brush);
  await app.drag({ x: 130, y: 20 }, { x: 130, y: 100 });
  await app.command('Fill: draw from what is selected');
  await app.drag(middle, middle);
  await page.keyboard.press('Shift+Delete');
  await expect.poll(isWall, { timeout: 30_000 }).toBe(true);
  await expect(page.getByRole('progressbar', { name: 'Progress of Fill' })).toBeHidden();
  await expect.poll(async () => (await app.layers()).map(({ hasMask }) => hasMask)).toEqual([true, false]);
  const first = await app.canvas();

  // Now from the grass: a third of it is filled anew, and stays where it is put.
  await page.getByRole('combobox', { name: 'Draw from' }).click();
  await page.getByRole('option', { name: 'Whatever is near' }).click();
  await app.setNumber('Size', 10);
  await app.drag(middle, middle);
  await page.keyboard.press('Shift+Delete');
  await expect.poll(async () => (await app.layers()).length, { timeout: 30_000 }).toBe(3);
  const second = await app.canvas();
  let [within, beyond] = [0, 0];
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if ([0, 1, 2, 3].every((c) => first.data[4 * at + c] === second.data[4 * at + c])) continue;
    if (Math.hypot(x + 0.5 - middle.x, y + 0.5 - middle.y) <= 5 + rim + 1) within += 1;
    else beyond += 1;
  }
  expect(beyond).toBe(0);
  expect(within).toBeGreaterThan(0);
});

test('an engine that is killed while it fills says so; the picture is as it was, and what was marked can be filled again', async ({
  app,
}) => {
  test.skip(process.platform === 'win32', 'Windows has no SIGKILL.');
  const { page } = app;
  const path = await writePixels(app.folder, 'meadow.png', { width, height, data: meadow() });
  const before = await app.openPhoto(path);
  const middle = { x: thing.x + thing.side / 2, y: thing.y + thing.side / 2 };
  await page.keyboard.press('q');
  await app.takeHardBrush(brush);
  await app.drag(middle, middle);
  await page.keyboard.press('Shift+Delete');
  await expect(page.getByRole('progressbar', { name: 'Progress of Fill' })).toBeVisible();
  process.kill(await app.running.processOf('engine'), 'SIGKILL');

  await expect(app.alert).toContainText('The engine stopped');
  await expect(app.alert).toContainText('SIGKILL');
  await expect.poll(async () => (await app.canvas()).data.join()).toBe(before.data.join());
  expect(await app.layers()).toHaveLength(1);

  await askForPatches(app);
  await app.command('Reselect');
  await page.keyboard.press('Shift+Delete');
  // A preview has none of it either; whoever leaves while a job runs is asked what becomes of it.
  await expect.poll(async () => (await app.layers()).length, { timeout: 30_000 }).toBe(2);
  expect(reds(await app.canvas())).toBe(0);
});
