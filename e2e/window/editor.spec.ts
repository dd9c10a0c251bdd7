import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Application } from '../application.ts';
import { difference, largestDifference, pixelAt, seenOver, type Shown } from '../canvas.ts';
import { copyright, writeCutOut, writeFlat, writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

const red = [224, 48, 32, 255];
const redHex = '#e03020';

/** Of a picture before and after a stroke: how many pixels of a column changed. */
function changedIn(column: number, before: Shown, after: Shown): number {
  let changed = 0;
  for (let y = 0; y < before.height; y += 1) {
    if (pixelAt(before, column, y).join() !== pixelAt(after, column, y).join()) changed += 1;
  }
  return changed;
}

const shows = (app: Application, picture: Shown) =>
  expect.poll(async () => difference((await app.canvas()).data, picture.data)).toBe(0);

test('a pen paints as wide as it presses, in exactly the colour in hand, and each stroke is one step', async ({
  app,
}) => {
  const photo = await app.openPhoto(await writeFlat(app.folder, 'wall.png', 160));
  await app.command('New layer');
  await expect(app.layer('Layer 1')).toBeVisible();
  await app.takeColour(redHex);
  await app.takeHardBrush(40, { followsPressure: true });

  await app.drawWithPen(
    ...Array.from({ length: 41 }, (_, at) => ({ x: 30 + at * 2.5, y: 50.5, pressure: 0.1 + at * 0.0225 })),
  );
  // The end of it: until that is seen, only a part of the stroke is.
  await expect.poll(async () => changedIn(145, photo, await app.canvas())).toBeGreaterThan(0);
  const stroke = await app.canvas();
  for (const [column, pressure] of [
    [50, 0.28],
    [80, 0.55],
    [110, 0.82],
  ] as const) {
    expect(pixelAt(stroke, column, 50)).toEqual(red);
    expect(Math.abs(changedIn(column, photo, stroke) - 40 * pressure)).toBeLessThanOrEqual(3);
  }

  await app.drawWithPen(
    { x: 30, y: 120.5, pressure: 1, tiltX: 40, tiltY: -10 },
    { x: 80, y: 120.5, pressure: 1, tiltX: 40, tiltY: -10 },
    { x: 130, y: 120.5, pressure: 1, tiltX: 40, tiltY: -10 },
  );
  await expect.poll(async () => pixelAt(await app.canvas(), 145, 120)).toEqual(red);
  const both = await app.canvas();
  expect(changedIn(80, stroke, both)).toBeGreaterThanOrEqual(40);
  expect(changedIn(80, stroke, both)).toBeLessThanOrEqual(42);

  await app.undo();
  await shows(app, stroke);
  await app.undo();
  await shows(app, photo);
  await app.redo();
  await shows(app, stroke);
  await app.redo();
  await shows(app, both);
});

test('a selection becomes a mask, and painting on the mask hides and shows', async ({ app }) => {
  const { page } = app;
  const photo = await app.openPhoto(await writeFlat(app.folder, 'wall.png', 128));
  const wall = pixelAt(photo, 0, 0);
  await app.command('New layer');
  await app.takeColour(redHex);
  await app.command('Fill with foreground colour');
  await expect.poll(async () => pixelAt(await app.canvas(), 20, 20)).toEqual(red);

  await page.keyboard.press('m');
  await app.drag({ x: 20, y: 24 }, { x: 90, y: 100 });
  await app.layersPanel.getByRole('button', { name: 'Add mask' }).click();
  const corners = async () => {
    const shown = await app.canvas();
    return [pixelAt(shown, 19, 23), pixelAt(shown, 20, 24), pixelAt(shown, 89, 99), pixelAt(shown, 90, 100)];
  };
  await expect.poll(corners).toEqual([wall, red, red, wall]);
  expect((await app.layers())[0]).toMatchObject({ name: 'Layer 1', hasMask: true });
  const masked = await app.canvas();

  await page.keyboard.press('d');
  await app.takeHardBrush(20);
  await app.drag({ x: 40, y: 60 }, { x: 70, y: 60 });
  await expect.poll(async () => pixelAt(await app.canvas(), 55, 60)).toEqual(wall);
  expect(pixelAt(await app.canvas(), 55, 30)).toEqual(red);

  // White brings back what the mask hid, beyond the selection that it was made from, too.
  await page.keyboard.press('x');
  await app.drag({ x: 100, y: 110 }, { x: 115, y: 110 });
  await expect.poll(async () => pixelAt(await app.canvas(), 108, 110)).toEqual(red);
  await app.undo();
  await app.undo();
  await shows(app, masked);
});

test('a layer moves by dragging and by arrow keys, pixel by pixel', async ({ app }) => {
  const { page } = app;
  const photo = await app.openPhoto(await writeFlat(app.folder, 'wall.png', 128));
  const wall = pixelAt(photo, 0, 0);
  await app.command('New layer');
  await app.takeColour(redHex);
  await page.keyboard.press('m');
  await app.drag({ x: 20, y: 30 }, { x: 40, y: 45 });
  await app.command('Fill with foreground colour');
  await app.command('Deselect');
  const corners = async (left: number, top: number) => {
    const shown = await app.canvas();
    const [right, bottom] = [left + 20, top + 15];
    return [
      ...[pixelAt(shown, left, top), pixelAt(shown, right - 1, bottom - 1)],
      ...[pixelAt(shown, left - 1, top), pixelAt(shown, right, bottom)],
    ];
  };
  const there = [red, red, wall, wall];
  await expect.poll(() => corners(20, 30)).toEqual(there);

  await page.keyboard.press('v');
  // To where nothing is near that it would snap to.
  await app.drag({ x: 30, y: 37 }, { x: 90, y: 22 });
  await expect.poll(() => corners(80, 15)).toEqual(there);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'Shift+ArrowDown'])
    await page.keyboard.press(key);
  await expect.poll(() => corners(82, 24)).toEqual(there);
  // A run of arrow keys is one step, the drag another.
  await app.undo();
  await expect.poll(() => corners(80, 15)).toEqual(there);
  await app.undo();
  await expect.poll(() => corners(20, 30)).toEqual(there);
});

test('opacity and blend mode follow their formulas', async ({ app }) => {
  const photo = await app.openPhoto(await writeFlat(app.folder, 'wall.png', 64));
  const wall = pixelAt(photo, 0, 0);
  await app.command('New layer');
  await app.takeColour(redHex);
  await app.command('Fill with foreground colour');
  await app.setOpacity(40);
  const mixed = (of: (below: number, above: number) => number) =>
    wall.map((below, at) => (at === 3 ? 255 : Math.round(0.6 * below + 0.4 * of(below, red[at] ?? 0))));
  const farFrom = async (expected: readonly number[]) =>
    Math.max(
      ...pixelAt(await app.canvas(), 10, 10).map((value, at) => Math.abs(value - (expected[at] ?? 0))),
    );
  await expect.poll(() => farFrom(mixed((_, above) => above))).toBeLessThanOrEqual(1);
  await app.setBlend('Multiply');
  await expect.poll(() => farFrom(mixed((below, above) => (below * above) / 255))).toBeLessThanOrEqual(1);
  await app.setBlend('Difference');
  await expect.poll(() => farFrom(mixed((below, above) => Math.abs(below - above)))).toBeLessThanOrEqual(1);
});

test('levels show while they are dragged, a drag is one step, and a dropper makes white what is clicked', async ({
  app,
}) => {
  const { page } = app;
  const photo = await app.openPhoto(await writeCutOut(app.folder, 'cut out.png'));
  await app.command('Levels');
  await expect(app.layer('Levels')).toBeVisible();
  await app.setNumber('Input black', 40);
  await app.setNumber('Input white', 200);
  const levelled = (value: number) => Math.round((255 * Math.min(160, Math.max(0, value - 40))) / 160);
  const opaque = (shown: Shown) => pixelAt(shown, 80, 40);
  const expected = opaque(photo).map((value, at) => (at === 3 ? 255 : levelled(value)));
  await expect.poll(async () => opaque(await app.canvas())).toEqual(expected);
  const before = await app.canvas();

  const handle = await page.getByRole('slider', { name: 'Input black handle' }).boundingBox();
  if (!handle) throw new Error('There is no handle.');
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y, { steps: 3 });
  const changed = async () => difference((await app.canvas()).data, before.data);
  await expect.poll(changed).toBeGreaterThan(1);
  const atFirst = await changed();
  await page.mouse.move(x + 50, y, { steps: 3 });
  await expect.poll(changed).toBeGreaterThan(atFirst);
  await page.mouse.up();
  await app.undo();
  await shows(app, before);
  await expect(app.layer('Levels')).toBeVisible();

  const dropper = page.getByRole('button', { name: 'Sample in the picture what shall be white' });
  await dropper.click();
  await page.mouse.click(photo.left + 80, photo.top + 40);
  await expect.poll(async () => opaque(await app.canvas()).slice(0, 3)).toEqual([255, 255, 255]);
  await page.keyboard.press('Escape');
  await expect(dropper).toHaveAttribute('aria-pressed', 'false');
});

test('a layer is named anew from its menu, and what is typed with Escape at the end is given up', async ({
  app,
}) => {
  const { page } = app;
  await app.openPhoto(await writePhoto(app.folder, 'harbour.png'));
  const retype = async (name: string, end: 'Enter' | 'Escape') => {
    await page.getByRole('treeitem').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Rename layer' }).click();
    await expect(page.getByRole('textbox', { name: 'Layer name' })).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press(end);
  };
  await retype('Boats', 'Enter');
  await expect(app.layer('Boats')).toBeFocused();
  await retype('Ships', 'Escape');
  await expect(app.layer('Boats')).toBeFocused();
});

test('layers are grouped and reordered, saved, opened again and exported as they were', async ({ app }) => {
  const path = await writeCutOut(app.folder, 'cut out.png');
  const { page } = app;
  const photo = await app.openPhoto(path);
  await test.step('paint on two layers, adjust, group, reorder', async () => {
    await app.command('New layer');
    await app.takeColour(redHex);
    await app.takeHardBrush(24);
    await app.drag({ x: 20, y: 30 }, { x: 70, y: 40 });
    await app.setBlend('Overlay');
    await app.command('New layer');
    await app.takeColour('#2060f0');
    await app.drag({ x: 60, y: 10 }, { x: 40, y: 60 });
    await app.setOpacity(65);
    await expect
      .poll(async () => (await app.layers()).map(({ name }) => name))
      .toEqual(['Layer 2', 'Layer 1', 'Background']);
    const blueAbove = await app.canvas();
    // The colour panel goes, and the list of layers has room again.
    await app.command('Reset workspace');
    await app.dragLayer('Layer 2', 'below', 'Layer 1');
    await expect
      .poll(async () => (await app.layers()).map(({ name }) => name))
      .toEqual(['Layer 1', 'Layer 2', 'Background']);
    await expect.poll(async () => difference((await app.canvas()).data, blueAbove.data)).toBeGreaterThan(0);
    await app.takeLayers('Layer 1', 'Layer 2');
    await page.keyboard.press('ControlOrMeta+g');
    await expect(app.layer('Group 1')).toBeVisible();
    await app.command('Mask: reveal all');
    await app.command('Curves');
    await app.setOpacity(50);
  });
  const [shown, layers] = [await app.canvas(), await app.layers()];
  expect(layers.map(({ name, level }) => `${level} ${name}`)).toEqual([
    '1 Group 1',
    '2 Curves',
    '2 Layer 1',
    '2 Layer 2',
    '1 Background',
  ]);

  const original = await sharp(path).metadata();
  const isExportedWhole = async () => {
    const file = await readFile((await app.export('png')).path);
    const metadata = await sharp(file).metadata();
    expect(metadata.icc?.equals(original.icc!)).toBe(true);
    expect(metadata.density).toBe(original.density);
    expect(file.includes(copyright)).toBe(true);
    const pixels = await sharp(file, { ignoreIcc: true }).ensureAlpha().raw().toBuffer();
    const onScreen = await sharp(file).ensureAlpha().raw().toBuffer();
    expect(largestDifference(seenOver(onScreen, await checkerboard()), shown.data)).toBeLessThanOrEqual(2);
    return pixels;
  };
  /** What is seen where nothing is. */
  const checkerboard = async () => {
    const rows = app.layersPanel.locator('[aria-level="1"]').getByRole('button', { name: 'Visible' });
    for (const eye of await rows.all()) await eye.click();
    await expect.poll(async () => new Set((await app.canvas()).data).size).toBe(2);
    const { data } = await app.canvas();
    for (const eye of await rows.all()) await eye.click();
    await shows(app, shown);
    return data;
  };
  const exported = await isExportedWhole();
  expect(difference(shown.data, photo.data)).toBeGreaterThan(1);

  const saved = await app.saveAs('cut out.ora');
  await app.command('Close');
  await expect(page.getByRole('img', { name: /^Picture: / })).toBeHidden();
  await app.openPhoto(saved);
  await shows(app, shown);
  expect(await app.layers()).toEqual(layers);
  expect(largestDifference(await isExportedWhole(), exported)).toBe(0);
});
