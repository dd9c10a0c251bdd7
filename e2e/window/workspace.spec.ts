import type { Page } from '@playwright/test';
import { colourAt, columns, difference, type Point } from '../canvas.ts';
import { Hand, pixelOf } from '../hand.ts';
import { writeCoordinates, writeFlat } from '../pictures.ts';
import { expect, test } from '../test.ts';

test('the command palette finds a command by a few letters and gives it', async ({ app }) => {
  const hand = new Hand(app);
  const { page } = app;
  await hand.open(await writeCoordinates(app.folder));
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('dupl');
  await expect(palette.getByRole('option').first()).toContainText('Duplicate layer');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(app.layer('Background copy')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('merge');
  await page.keyboard.press('ArrowDown');
  const chosen = palette.getByRole('option', { selected: true });
  await expect(chosen).toContainText('Merge');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('treeitem')).toHaveCount(2);

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Ungroup');
  const disabled = palette.getByRole('option').filter({ hasText: 'Ungroup layers' });
  await expect(disabled).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type(' xyz');
  await expect(palette.getByText('Nothing found')).toBeVisible();
});

test('panels are closed and shown again, and stay so after a restart', async ({ app }) => {
  const tab = (name: string) => app.page.getByRole('tab', { name, exact: true });
  await tab('History').click();
  await expect(tab('History')).toHaveAttribute('aria-selected', 'true');
  await app.page.getByRole('button', { name: 'Options of History' }).click();
  await app.page.getByRole('menuitem', { name: 'Close History' }).click();
  await expect(tab('History')).toHaveCount(0);
  await expect(tab('Layers')).toHaveAttribute('aria-selected', 'true');
  await app.page.getByRole('button', { name: 'Options of Layers' }).click();
  await app.page.getByRole('menuitem', { name: 'Move to the left' }).click();
  const left = () => app.page.getByRole('complementary', { name: 'Left panels' });
  await expect(left().getByRole('tab', { name: 'Layers' })).toBeVisible();

  await app.restart();
  await expect(left().getByRole('tab', { name: 'Layers' })).toBeVisible();
  await expect(tab('History')).toHaveCount(0);
  await app.command('History');
  await expect(tab('History')).toHaveAttribute('aria-selected', 'true');

  await app.restart();
  await expect(tab('History')).toHaveAttribute('aria-selected', 'true');
  await app.command('Reset workspace');
  await expect(left()).toHaveCount(0);
});

test('a shortcut is changed, works, is remembered, and is not taken from another unasked', async ({
  app,
}) => {
  const { page } = app;
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  const change = async (name: string, keys: string) => {
    await page.keyboard.press('ControlOrMeta+/');
    await sheet.getByRole('textbox', { name: 'Search' }).fill(name);
    await sheet.getByRole('button', { name: `Change the shortcut of ${name}` }).click();
    await expect(sheet.getByRole('button', { name: 'Press keys…' })).toBeFocused();
    await page.keyboard.press(keys);
  };
  const inHand = (tool: string) => app.page.getByRole('region', { name: `Options of ${tool}`, exact: true });

  await change('Brush', 'F4');
  await expect(sheet.getByRole('button', { name: 'Change the shortcut of Brush' })).toHaveText('F4');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('b');
  await expect(inHand('Move')).toBeVisible();
  await page.keyboard.press('F4');
  await expect(inHand('Brush')).toBeVisible();

  await change('Eraser', 'F4');
  await expect(sheet.getByRole('alert')).toContainText('Used by Brush');
  await sheet.getByRole('button', { name: 'Use here instead' }).click();
  await expect(sheet.getByRole('button', { name: 'Change the shortcut of Eraser' })).toHaveText('F4');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await app.restart();
  await expect(inHand('Move')).toBeVisible();
  await app.page.keyboard.press('F4');
  await expect(inHand('Eraser')).toBeVisible();
});

test('the menus are worked by keyboard, and the other button brings one', async ({ app, surface }) => {
  test.skip(surface === 'desktop' && process.platform === 'darwin', 'There the system has the menus.');
  const { page } = app;
  const shown = await app.openPhoto(await writeCoordinates(app.folder));
  await page.keyboard.press('Alt+i');
  await expect(page.getByRole('menuitem', { name: 'Adjustments' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menu', { name: 'Adjustments' })).toBeVisible();
  // Escape leaves the innermost menu only.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(1);
  await expect(page.getByRole('menuitem', { name: 'Adjustments' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F10');
  await expect(page.getByRole('menu', { name: 'File' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem', { name: 'File' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: 'Image', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menu', { name: 'Image' })).toBeVisible();
  // Letters that come too late begin another word.
  await expect(async () => {
    await page.keyboard.type('Image r');
    await expect(page.getByRole('menuitem', { name: 'Image rotation' })).toBeFocused({ timeout: 1500 });
  }).toPass();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menu', { name: 'Image rotation' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Flip image vertically' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
  const place = { x: shown.left + 10.5, y: shown.top + 3.5 };
  await expect.poll(() => colourAt(page, place)).toEqual([40, 60 * 4, 128]);

  await page.mouse.click(place.x, place.y, { button: 'right' });
  await expect(page.getByRole('menuitemcheckbox', { name: 'Background' })).toBeChecked();
  await page.getByRole('menuitem', { name: 'Duplicate layer' }).click();
  await expect(app.layer('Background copy')).toBeVisible();
});

test('the original is seen while a key is held and beside the picture, with a divider that keys move', async ({
  app,
}) => {
  const hand = new Hand(app);
  const { page } = app;
  const before = await hand.open(await writeCoordinates(app.folder));
  const showing = async (picture: { readonly data: Uint8Array }) =>
    difference((await app.canvas()).data, picture.data);
  await app.command('Invert colours or mask');
  await expect.poll(() => showing(before)).toBeGreaterThan(50);
  const after = await app.canvas();

  await page.keyboard.down('\\');
  await expect.poll(() => showing(before)).toBe(0);
  await page.keyboard.up('\\');
  await expect.poll(() => showing(after)).toBe(0);

  await page.keyboard.press('|');
  const divider = page.getByRole('slider', { name: 'Divider between before and after' });
  const halves = async (at: number) => {
    const now = await app.canvas();
    return [
      difference(columns(now, 0, at - 0.05), columns(before, 0, at - 0.05)),
      difference(columns(now, at + 0.05, 1), columns(after, at + 0.05, 1)),
    ];
  };
  await expect.poll(() => halves(0.5)).toEqual([0, 0]);
  await divider.focus();
  await page.keyboard.press('ArrowRight');
  const canvas = await page.getByTestId('canvas').boundingBox();
  // A key moves it by a hundredth of the canvas.
  await expect.poll(() => halves(0.5 + (canvas?.width ?? 0) / 100 / 64)).toEqual([0, 0]);
  await page.keyboard.press('|');
  await expect(divider).toHaveCount(0);
  await expect.poll(() => showing(after)).toBe(0);
});

test('in a turned view the wheel keeps what is under the pointer, and the brush paints there', async ({
  app,
}) => {
  const hand = new Hand(app);
  const { page } = app;
  await hand.open(await writeCoordinates(app.folder));
  const start = hand.at(40, 24);
  await page.mouse.move(start.x, start.y);
  for (let notch = 0; notch < 6; notch += 1) await page.mouse.wheel(0, -100);
  await expect.poll(() => colourAt(page, start)).toEqual([160, 96, 128]);
  await app.command('Rotate view right');
  await app.command('Rotate view right');
  await expect.poll(() => colourAt(page, start)).not.toEqual([160, 96, 128]);

  await page.mouse.move(start.x, start.y);
  // Pixels are squares here: the one under the pointer stays while the view grows around it.
  const under = await colourAt(page, start);
  const beside = { x: start.x + 6, y: start.y };
  const besideBefore = await colourAt(page, beside);
  for (let notch = 0; notch < 3; notch += 1) await page.mouse.wheel(0, -100);
  await expect.poll(() => colourAt(page, beside)).not.toEqual(besideBefore);
  expect(await colourAt(page, start)).toEqual(under);

  await page.keyboard.press('d');
  await hand.take('Brush');
  await hand.hardTip(3);
  await page.mouse.click(start.x, start.y);
  await expect.poll(() => colourAt(page, start)).toEqual([0, 0, 0]);
  await page.keyboard.press('ControlOrMeta+z');
  await app.command('Reset view rotation');
  await app.command('Fit to window');
  await expect.poll(async () => (await app.canvas()).width).toBe(64);
});

test('a guide is drawn out of a ruler, layers snap to it, and it is thrown away again', async ({ app }) => {
  const hand = new Hand(app);
  const { page } = app;
  await hand.open(await writeCoordinates(app.folder));
  await app.placeLayer(await writeFlat(app.folder, 'square.png', 10));
  await expect.poll(() => edges(hand)).toEqual([27, 37]);

  await page.keyboard.press('ControlOrMeta+r');
  const ruler = await page.getByTestId('ruler-left').boundingBox();
  if (!ruler) throw new Error('There is no ruler.');
  const from = { x: ruler.x + 9, y: ruler.y + ruler.height / 2 };
  await drag(page, from, hand.at(20, 10));

  await hand.take('Move');
  // Its left edge comes to 18; the guide takes it to 20.
  await hand.draw([
    [32, 32],
    [23, 32],
  ]);
  await expect.poll(() => edges(hand)).toEqual([20, 30]);
  await page.keyboard.press('ControlOrMeta+Shift+;');
  await hand.draw([
    [25, 32],
    [28, 32],
  ]);
  await expect.poll(() => edges(hand)).toEqual([23, 33]);
  await page.keyboard.press('ControlOrMeta+Shift+;');

  // Where a guide is, the press takes it and not the layer.
  await drag(page, hand.at(20, 10), from);
  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('listbox', { name: 'History' });
  await expect(history.getByRole('option', { name: 'Delete guide' })).toBeVisible();
  // Its left edge comes to 14, from where the guide would have taken it.
  await hand.draw([
    [27, 32],
    [18, 32],
  ]);
  await expect.poll(() => edges(hand)).toEqual([14, 24]);
});

test('the list of layers is worked by keyboard', async ({ app }) => {
  const { page } = app;
  await app.openPhoto(await writeCoordinates(app.folder));
  await page.keyboard.press('ControlOrMeta+Shift+n');
  await page.keyboard.press('ControlOrMeta+Shift+n');
  await expect(app.layer('Layer 2')).toHaveAttribute('aria-selected', 'true');
  await app.layer('Layer 2').focus();
  await page.keyboard.press('ArrowDown');
  await expect(app.layer('Layer 1')).toBeFocused();
  await expect(app.layer('Layer 1')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Layer name' })).toBeFocused();
  await page.keyboard.type('Sky');
  await page.keyboard.press('Enter');
  await expect(app.layer('Sky')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(app.layer('Sky').getByRole('button', { name: 'Visible' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );

  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByRole('treeitem', { selected: true })).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+g');
  const group = app.layer('Group 1');
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  await expect(group).toBeFocused();
  await expect(app.layer('Sky')).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('ArrowLeft');
  await expect(app.layer('Sky')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(app.layer('Layer 2')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(app.layer('Layer 2')).toHaveCount(0);
  await expect(page.getByRole('treeitem', { selected: true })).toBeFocused();
  await page.keyboard.press('End');
  await expect(app.layer('Background')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(app.layer('Layer 2')).toBeVisible();
});

test('arrows move the layer that was clicked in the list, with the move tool in hand', async ({ app }) => {
  const hand = new Hand(app);
  const { page } = app;
  await hand.open(await writeCoordinates(app.folder));
  await app.placeLayer(await writeFlat(app.folder, 'square.png', 10));
  await expect.poll(() => edges(hand)).toEqual([27, 37]);
  await app.layer('square').getByText('square').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => edges(hand)).toEqual([39, 49]);
  await expect(app.layer('square')).toHaveAttribute('aria-selected', 'true');
});

test('whose work is in the application is looked up by name, and its terms are read', async ({ app }) => {
  const { page } = app;
  await app.command('About Pentimento');
  const about = page.getByRole('dialog', { name: 'About Pentimento' });
  await about.getByRole('option', { name: 'react-dom MIT', exact: true }).waitFor();
  await page.keyboard.type('libvips');
  await expect(about.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(about.getByRole('region', { name: /libvips/ })).toContainText(
    'GNU LESSER GENERAL PUBLIC LICENSE',
  );
  await about.getByRole('textbox').fill('vdsr');
  await about.getByRole('option').click();
  await expect(about.getByRole('region', { name: 'vdsr' })).toContainText('Permission is hereby granted');
  await page.keyboard.press('Escape');
});

async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** Where the square of {@link writeFlat} begins and ends in the middle row. */
async function edges(hand: Hand): Promise<readonly number[]> {
  const shown = await hand.app.canvas();
  const columns = Array.from({ length: shown.width }, (_, x) => x).filter(
    (x) => pixelOf(shown, x, 32).join() === '64,96,128',
  );
  return [columns[0] ?? -1, (columns.at(-1) ?? -2) + 1];
}
