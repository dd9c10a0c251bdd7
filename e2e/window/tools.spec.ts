import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Application } from '../application.ts';
import { difference, type Shown } from '../canvas.ts';
import { Hand, pixelOf } from '../hand.ts';
import { writeCoordinates, writeFlat, writePhoto, writeQuarters } from '../pictures.ts';
import { expect, test } from '../test.ts';

const side = 64;

test('the bucket fills what has one colour', async ({ app }) => {
  const hand = new Hand(app);
  const before = await hand.open(await writeQuarters(app.folder));
  await hand.colour('#123456');
  await hand.take('Paint bucket');
  await hand.options('Paint bucket').getByRole('checkbox', { name: 'Anti-alias' }).uncheck();
  await hand.click(10, 50);
  await expectPicture(app, (x, y) => (x < 32 && y >= 32 ? [0x12, 0x34, 0x56] : pixelOf(before, x, y)));
});

test('a gradient goes from the foreground to the background colour', async ({ app }) => {
  const hand = new Hand(app);
  await hand.open(await writeCoordinates(app.folder));
  await hand.page.keyboard.press('d');
  await hand.take('Gradient');
  await hand.options('Gradient').getByRole('checkbox', { name: 'Dither' }).uncheck();
  await hand.draw([
    [0, 40],
    [64, 40],
  ]);
  await expect.poll(() => hand.pixel(63, 5)).toEqual(grey((255 * 63.5) / 64));
  expect(await hand.pixel(0, 60)).toEqual(grey((255 * 0.5) / 64));
  expect(await hand.pixel(31, 20)).toEqual(grey((255 * 31.5) / 64));

  await hand.options('Gradient').getByRole('radio', { name: 'Radial' }).click();
  await hand.options('Gradient').getByRole('checkbox', { name: 'Reverse' }).check();
  await hand.draw([
    [32, 32],
    [32, 62],
  ]);
  const radial = (x: number, y: number) => grey(255 * (1 - Math.hypot(x - 31.5, y - 31.5) / 30));
  await expect.poll(() => hand.pixel(32, 32)).toEqual(radial(32, 32));
  expect(await hand.pixel(44, 20)).toEqual(radial(44, 20));
  expect(await hand.pixel(12, 31)).toEqual(radial(12, 31));
  expect(await hand.pixel(1, 1)).toEqual([0, 0, 0]);
});

test('the eyedropper takes the colour under it, and the clone stamp copies exactly', async ({ app }) => {
  const hand = new Hand(app);
  const before = await hand.open(await writeCoordinates(app.folder));
  await hand.take('Eyedropper');
  await hand.click(20, 41);
  await expect(hand.page.getByRole('button', { name: 'Foreground colour: #50a480' }).first()).toBeVisible();

  await hand.take('Clone stamp');
  await hand.hardTip(17);
  await hand.click(16, 14, 'Alt');
  await hand.draw([
    [40, 46],
    [48, 46],
  ]);
  const reach = (x: number, y: number) => Math.hypot(x + 0.5 - Math.min(48, Math.max(40, x + 0.5)), y - 45.5);
  // Where the last dab alone reaches: before it is drawn, the stroke shows without its end.
  await expect.poll(() => hand.pixel(54, 45)).toEqual([30 * 4, 13 * 4, 128]);
  const after = await app.canvas();
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const what = `pixel ${x}, ${y}`;
      if (reach(x, y) < 7) expect(pixelOf(after, x, y), what).toEqual([(x - 24) * 4, (y - 32) * 4, 128]);
      if (reach(x, y) > 10) expect(pixelOf(after, x, y), what).toEqual(pixelOf(before, x, y));
    }
});

test('the healing brush takes a spot out of a gradient, and the eraser takes everything out', async ({
  app,
}) => {
  const hand = new Hand(app);
  const clean = await hand.open(await writeCoordinates(app.folder));
  await hand.page.keyboard.press('d');
  await hand.take('Brush');
  await hand.hardTip(9);
  await hand.click(40, 40);
  await expect.poll(() => hand.pixel(40, 40)).toEqual([0, 0, 0]);

  await hand.take('Healing brush');
  await hand.hardTip(21);
  await hand.click(16, 16, 'Alt');
  await hand.click(40, 40);
  await expect.poll(async () => largestDifference(await app.canvas(), clean)).toBeLessThanOrEqual(4);

  await hand.take('Brush');
  await hand.click(30, 36);
  await expect.poll(() => hand.pixel(30, 36)).toEqual([0, 0, 0]);
  await hand.take('Spot healing brush');
  await hand.hardTip(15);
  await hand.click(30, 36);
  await expect.poll(async () => largestDifference(await app.canvas(), clean)).toBeLessThanOrEqual(5);

  await hand.take('Eraser');
  await hand.hardTip(21);
  await hand.click(20, 44);
  await expect.poll(() => hand.pixel(20, 44)).not.toEqual([80, 176, 128]);
  const { path } = await app.export('png');
  const { data, info } = await sharp(await readFile(path))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(4);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const away = Math.hypot(x - 19.5, y - 43.5);
      const alpha = data[(y * side + x) * 4 + 3];
      if (away < 9) expect(alpha, `pixel ${x}, ${y}`).toBe(0);
      if (away > 12) expect(alpha, `pixel ${x}, ${y}`).toBe(255);
    }
});

test('free transform turns and scales by numbers, and a quarter turn is exact', async ({ app }) => {
  const hand = new Hand(app);
  const { page } = app;
  await hand.open(await writeCoordinates(app.folder));
  await page.keyboard.press('ControlOrMeta+t');
  await hand.set('Angle', 90);
  await page.keyboard.press('Enter');
  await expectPicture(app, (x, y) => [y * 4, (63 - x) * 4, 128]);
  await page.keyboard.press('ControlOrMeta+z');
  await expectPicture(app, coordinates);

  await page.keyboard.press('ControlOrMeta+t');
  await choose(hand, 'Interpolation', 'Nearest');
  await hand.set('Width', 200);
  await expect(page.getByRole('spinbutton', { name: 'Height', exact: true })).toHaveValue('200');
  await hand.options('Free transform').getByRole('button', { name: 'Apply' }).click();
  await expectPicture(app, (x, y) => coordinates(16 + Math.floor(x / 2), 16 + Math.floor(y / 2)));

  await page.keyboard.press('ControlOrMeta+z');
  await expectPicture(app, coordinates);
  const before = await app.canvas();
  const pull = async () => {
    await app.command('Distort');
    await expect(hand.options('Free transform')).toBeVisible();
    await hand.draw([
      [0, 0],
      [20, 16],
    ]);
  };
  await pull();
  await page.keyboard.press('Escape');
  await expect(hand.options('Free transform')).toBeHidden();
  await expect.poll(async () => largestDifference(await app.canvas(), before)).toBe(0);
  await pull();
  await page.keyboard.press('Enter');
  await expect.poll(() => hand.pixel(6, 4)).not.toEqual(pixelOf(before, 6, 4));
  // What lay in the corner lies where that was pulled to.
  await expect.poll(async () => (await hand.pixel(22, 19))[0]).toBeLessThan(48);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => largestDifference(await app.canvas(), before)).toBe(0);
});

test('a crop keeps its pixels as they were, and straightening takes the corners off', async ({ app }) => {
  const hand = new Hand(app);
  const { page } = app;
  await hand.open(await writeCoordinates(app.folder));
  await hand.take('Crop');
  await hand.draw([
    [10, 14],
    [52, 46],
  ]);
  await page.keyboard.press('Enter');
  await expectPicture(app, (x, y) => coordinates(x + 10, y + 14), 42, 32);
  await page.keyboard.press('ControlOrMeta+z');
  await expectPicture(app, coordinates);

  await hand.set('Angle', 10);
  await hand.options('Crop').getByRole('button', { name: 'Crop' }).click();
  // The largest square inside a square that is turned by this angle.
  const turn = (10 * Math.PI) / 180;
  const largest = side / (Math.cos(turn) + Math.sin(turn));
  await expect.poll(async () => Math.abs((await app.canvas()).width - largest)).toBeLessThanOrEqual(1);
  const { width, height } = await app.canvas();
  expect(height).toBe(width);
});

test('the picture is resized, turned and mirrored exactly', async ({ app }) => {
  const hand = new Hand(app);
  await hand.open(await writeCoordinates(app.folder));
  await app.command('Rotate image 90° right');
  await expectPicture(app, (x, y) => [y * 4, (63 - x) * 4, 128]);
  await app.command('Flip image horizontally');
  await expectPicture(app, (x, y) => [y * 4, x * 4, 128]);
  await app.command('Rotate image 180°');
  await expectPicture(app, (x, y) => [(63 - y) * 4, (63 - x) * 4, 128]);

  await app.command('Image size…');
  const dialog = hand.page.getByRole('dialog', { name: 'Image size' });
  await choose(hand, 'Interpolation', 'Nearest');
  const width = dialog.getByRole('spinbutton', { name: 'Width' });
  await width.fill('128');
  await width.press('Tab');
  await expect(dialog.getByRole('spinbutton', { name: 'Height' })).toHaveValue('128');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  const half = (at: number) => (63 - Math.floor(at / 2)) * 4;
  await expectPicture(app, (x, y) => [half(y), half(x), 128], 128, 128);
});

test('text is typed on the picture, changed, and undone', async ({ app }) => {
  const hand = new Hand(app);
  const { page } = app;
  const before = await hand.open(await writeCoordinates(app.folder));
  const changed = async () => difference((await app.canvas()).data, before.data);
  await hand.take('Text');
  await hand.set('Size', 24);
  await hand.click(6, 20);
  await expect(page.getByRole('textbox', { name: 'Text on the canvas' })).toBeFocused();
  await page.keyboard.type('Oa');
  await expect.poll(changed).toBeGreaterThan(1);
  // Who chooses a font (the one that is there on every machine), by its list or by its name, goes on writing; and so does who looked for a command.
  const field = page.getByRole('textbox', { name: 'Text on the canvas' });
  await hand.options('Text').getByRole('button', { name: 'Font: Inter Variable' }).click();
  await page.getByRole('combobox', { name: 'Find a font' }).fill('inter');
  await page.getByRole('option', { name: 'Inter Variable' }).first().click();
  await expect(page.getByRole('combobox', { name: 'Find a font' })).toBeHidden();
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await page.keyboard.type('r');
  await expect(field).toHaveValue('Oar');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(app.layer('Oar')).toBeVisible();
  const first = await app.canvas();

  await hand.click(14, 20);
  await expect(page.getByRole('textbox', { name: 'Text on the canvas' })).toHaveValue('Oar');
  await page.keyboard.press('End');
  await page.keyboard.type('s');
  await hand.options('Text').getByRole('button', { name: 'Apply' }).click();
  await expect(app.layer('Oars')).toBeVisible();
  expect(difference((await app.canvas()).data, first.data)).toBeGreaterThan(0);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(app.layer('Oar')).toBeVisible();
  await expect.poll(async () => difference((await app.canvas()).data, first.data)).toBe(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(app.layer('Oar')).toHaveCount(0);
  await expect.poll(changed).toBe(0);
});

test('what is selected is restyled and nothing else, and the result is made anew in its place', async ({
  app,
}) => {
  const hand = new Hand(app);
  const { page } = app;
  const before = await hand.open(await writePhoto(app.folder, 'photo.png'));
  await hand.take('Rectangular marquee');
  await hand.draw([
    [20, 10],
    [60, 50],
  ]);
  await app.chooseStyle('Stained Glass');
  await app.setNumber('Size of the result', 96);
  await app.setNumber('Painting time', 8);
  await app.runButton.click();
  const layer = app.layer('Stained Glass');
  await expect(layer).toBeVisible();
  await expect(layer.getByRole('button', { name: 'Edit mask' })).toBeVisible();
  const selected = (x: number, y: number) => x >= 20 && x < 60 && y >= 10 && y < 50;
  const parts = async () => {
    const now = await app.canvas();
    return { inside: partly(now, before, selected), outside: partly(now, before, (x, y) => !selected(x, y)) };
  };
  await expect.poll(parts).toMatchObject({ outside: 0 });
  expect((await parts()).inside).toBeGreaterThan(4);
  const first = await app.canvas();

  await layer.getByRole('button', { name: 'How it was made' }).click();
  await page.getByRole('button', { name: 'Edit and run again' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('spinbutton', { name: 'Painting time' })).toHaveValue('8');
  await app.setNumber('Painting time', 3);
  await app.runButton.click();
  const differs = async () => difference((await app.canvas()).data, first.data);
  await expect.poll(differs).toBeGreaterThan(0.1);
  await expect(app.runButton).toBeEnabled();
  await expect(app.layer('Stained Glass')).toHaveCount(1);
  await expect(page.getByRole('treeitem')).toHaveCount(2);
  await expect.poll(parts).toMatchObject({ outside: 0 });

  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(differs).toBe(0);
  await expect(layer).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(layer).toHaveCount(0);
  await expect.poll(async () => difference((await app.canvas()).data, before.data)).toBe(0);
});

type Colour = readonly number[];

/** The colours of {@link writeCoordinates}. */
const coordinates = (x: number, y: number): Colour => [x * 4, y * 4, 128];

function grey(value: number): Colour {
  return Array<number>(3).fill(Math.round(value));
}

/** Waits for the canvas to show exactly these colours. */
async function expectPicture(
  app: Application,
  colour: (x: number, y: number) => Colour,
  width = side,
  height = side,
): Promise<void> {
  const due = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) due.set([...colour(x, y), 255], (y * width + x) * 4);
  await expect
    .poll(async () => {
      const shown = await app.canvas();
      return { width: shown.width, height: shown.height, difference: difference(shown.data, due) };
    })
    .toEqual({ width, height, difference: 0 });
}

function largestDifference(a: Shown, b: Shown): number {
  return a.data.reduce((most, value, at) => Math.max(most, Math.abs(value - (b.data[at] ?? 0))), 0);
}

/** The mean difference of those pixels that are asked about, of all channels. */
function partly(a: Shown, b: Shown, about: (x: number, y: number) => boolean): number {
  let [total, count] = [0, 0];
  for (let y = 0; y < a.height; y += 1)
    for (let x = 0; x < a.width; x += 1) {
      if (!about(x, y)) continue;
      const other = pixelOf(b, x, y);
      for (const [c, value] of pixelOf(a, x, y).entries()) total += Math.abs(value - (other[c] ?? 0));
      count += 3;
    }
  return total / count;
}

/** Chooses from a list. */
async function choose(hand: Hand, label: string, option: string): Promise<void> {
  await hand.page.getByRole('combobox', { name: label }).click();
  await hand.page.getByRole('option', { name: option, exact: true }).click();
  await expect(hand.page.getByRole('combobox', { name: label })).toHaveText(option);
}

test('a placed picture arrives with handles, fitted into the selection or the picture', async ({ app }) => {
  const { page } = app;
  const hand = new Hand(app);
  await hand.open(await writeFlat(app.folder, 'wall.png', 64));
  const large = await writeFlat(app.folder, 'large.png', 256, '#c82020');
  const options = hand.options('Free transform');
  const place = async () => {
    await app.placeWithHandles(large);
    await expect(options).toBeVisible();
  };

  await hand.take('Rectangular marquee');
  await hand.draw([
    [8, 8],
    [24, 40],
  ]);
  await place();
  await page.keyboard.press('Enter');
  await expect(options).toBeHidden();
  const redAt = async (x: number, y: number) => (await hand.pixel(x, y))[0] === 0xc8;
  // As wide as the selection, and in its middle.
  await expect.poll(() => redAt(16, 24)).toBe(true);
  expect([await redAt(9, 18), await redAt(22, 30), await redAt(16, 13), await redAt(27, 24)]).toEqual([
    ...[true, true, false, false],
  ]);

  await place();
  await page.keyboard.press('Enter');
  await expect.poll(() => redAt(1, 1)).toBe(true);
  expect(await redAt(62, 62)).toBe(true);
});

test('text in a box stays text: scaled, turned, written on, and read again from a PSD file', async ({
  app,
}) => {
  const hand = new Hand(app);
  const { page } = app;
  await hand.open(await writeCoordinates(app.folder));
  const field = page.getByRole('textbox', { name: 'Text on the canvas' });
  await hand.take('Text');
  await hand.set('Size', 12);
  await hand.draw([
    [6, 6],
    [40, 50],
  ]);
  await expect(field).toBeFocused();
  await page.keyboard.type('Oar Sea');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(app.layer('Oar Sea')).toBeVisible();

  await app.command('Image size…');
  const dialog = page.getByRole('dialog', { name: 'Image size' });
  await dialog.getByRole('spinbutton', { name: 'Width' }).fill('128');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  const size = hand.options('Text').getByRole('spinbutton', { name: 'Size', exact: true });
  await expect(size).toHaveValue('24');
  await app.command('Rotate image 90° right');
  // As large as before; green was at the bottom left.
  await expect.poll(async () => (await hand.pixel(2, 2))[1]).toBeGreaterThan(200);
  await hand.look();

  // What was near the top left is near the top right.
  const write = async (words: string, becomes: string) => {
    await hand.click(104, 24);
    await expect(field).toHaveValue(words);
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(app.layer(becomes)).toBeVisible();
  };
  await write('Oar Sea', 'Oar Sea!');
  const path = await app.saveAs('words.psd');
  await page.keyboard.press('ControlOrMeta+w');
  await app.chooseFiles(path);
  await expect(app.layer('Oar Sea!')).toBeVisible();
  await hand.look();
  await hand.take('Text');
  await write('Oar Sea!', 'Oar Sea!!');
});
