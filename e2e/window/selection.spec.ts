import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../../scripts/root.ts';
import { difference } from '../canvas.ts';
import type { Corner } from '../hand.ts';
import { Hand, pixelOf } from '../hand.ts';
import { writeCoordinates, writeQuarters } from '../pictures.ts';
import { expect, test } from '../test.ts';

const side = 64;

test('marquees select what is drawn', async ({ app }) => {
  const hand = new Hand(app);
  await hand.open(await writeCoordinates(app.folder));

  await test.step('a rectangle has its whole pixels', async () => {
    await hand.take('Rectangular marquee');
    await hand.draw([
      [10, 20],
      [40, 50],
    ]);
    expect(await hand.selection()).toEqual(mask(rectangle(10, 20, 40, 50)));
  });

  await test.step('an ellipse has the pixels inside it, and its area', async () => {
    await app.command('Deselect');
    await hand.take('Elliptical marquee');
    await hand.draw([
      [8, 12],
      [56, 44],
    ]);
    const drawn = await hand.selection();
    const reach = (x: number, y: number) => ((x - 32) / 24) ** 2 + ((y - 28) / 16) ** 2;
    expectShape(drawn, {
      inside: (corners) => corners.every(([x, y]) => reach(x, y) < 1),
      outside: ([[x, y]]) => reach(x + 0.5, y + 0.5) > 1.2,
    });
    expect(sum(drawn) / 255 / (Math.PI * 24 * 16)).toBeCloseTo(1, 2);
  });
});

test('lassos and the wand select what is drawn around and what has one colour', async ({ app }) => {
  const hand = new Hand(app);
  await hand.open(await writeQuarters(app.folder));
  const triangle: readonly Corner[] = [
    [12, 10],
    [54, 24],
    [20, 52],
  ];
  await test.step('a lasso has what its line goes around', async () => {
    await hand.take('Lasso');
    await hand.draw(triangle);
    expectTriangle(await hand.selection(), triangle);
  });

  await test.step('a polygon is closed by Enter', async () => {
    await app.command('Deselect');
    await hand.take('Polygonal lasso');
    for (const [x, y] of triangle) await hand.click(x, y);
    await hand.page.keyboard.press('Enter');
    expectTriangle(await hand.selection(), triangle);
  });

  await test.step('a polygon is closed by a double click', async () => {
    await app.command('Deselect');
    const [first, second, [x, y]] = triangle as readonly [Corner, Corner, Corner];
    await hand.click(...first);
    await hand.click(...second);
    const last = hand.at(x, y);
    await hand.page.mouse.dblclick(last.x, last.y);
    expectTriangle(await hand.selection(), triangle);
  });

  await test.step('the wand has the quarter of one colour', async () => {
    await app.command('Deselect');
    await hand.take('Magic wand');
    await hand.options('Magic wand').getByRole('checkbox', { name: 'Anti-alias' }).uncheck();
    await hand.click(50, 20);
    expect(await hand.selection()).toEqual(mask(rectangle(32, 0, 64, 32)));
  });

  await test.step('a key that comes before the selection is done with it', async () => {
    await app.command('Deselect');
    const { page } = hand;
    const whole = (await app.canvas()).data;
    const there = hand.at(50, 20);
    await page.mouse.move(there.x, there.y);
    await page.mouse.down();
    await Promise.all([page.mouse.up(), page.keyboard.press('Delete')]);
    expect(await hand.selection()).toEqual(mask(rectangle(32, 0, 64, 32)));
    await expect(app.layer('Background')).toBeVisible();
    expect(difference((await app.canvas()).data, whole)).toBeGreaterThan(5);
  });
});

test('Shift adds, Alt subtracts, both leave what is shared, and the selection can be inverted', async ({
  app,
}) => {
  const hand = new Hand(app);
  await hand.open(await writeCoordinates(app.folder));
  await hand.take('Rectangular marquee');
  const first = rectangle(10, 10, 40, 40);
  await hand.draw([
    [10, 10],
    [40, 40],
  ]);

  const second = rectangle(30, 30, 60, 60);
  await hand.draw(
    [
      [30, 30],
      [60, 60],
    ],
    'Shift',
  );
  expect(await hand.selection()).toEqual(mask((x, y) => first(x, y) || second(x, y)));

  const third = rectangle(20, 0, 34, 64);
  await hand.draw(
    [
      [20, 0],
      [34, 64],
    ],
    'Alt',
  );
  expect(await hand.selection()).toEqual(mask((x, y) => (first(x, y) || second(x, y)) && !third(x, y)));

  const fourth = rectangle(15, 15, 50, 50);
  await hand.draw(
    [
      [15, 15],
      [50, 50],
    ],
    'Shift',
    'Alt',
  );
  const all = (x: number, y: number) => (first(x, y) || second(x, y)) && !third(x, y) && fourth(x, y);
  expect(await hand.selection()).toEqual(mask(all));

  await hand.page.keyboard.press('ControlOrMeta+Shift+i');
  expect(await hand.selection()).toEqual(mask((x, y) => !all(x, y)));
  await hand.page.keyboard.press('ControlOrMeta+z');
  expect(await hand.selection()).toEqual(mask(all));
});

test('a feathered selection falls off as a Gaussian, and filling it changes no byte outside', async ({
  app,
}) => {
  const hand = new Hand(app);
  const before = await hand.open(await writeCoordinates(app.folder));
  await hand.take('Rectangular marquee');
  await hand.draw([
    [0, 0],
    [32, 64],
  ]);
  await hand.page.keyboard.press('Shift+F6');
  const dialog = hand.page.getByRole('dialog', { name: 'Feather selection' });
  await expect(dialog.getByRole('spinbutton', { name: 'Radius' })).toBeFocused();
  await hand.page.keyboard.type('2.5');
  await hand.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const soft = await hand.selection();
  for (const x of [24, 28, 30, 31, 32, 33, 36, 40]) {
    const share = normalBelow((32 - (x + 0.5)) / 2.5);
    expect(Math.abs(soft[32 * side + x]! - 255 * share), `column ${x}`).toBeLessThan(4);
  }

  await hand.colour('#ff8000');
  await hand.page.keyboard.press('Alt+Delete');
  await expect.poll(() => hand.pixel(2, 32)).toEqual([255, 128, 0]);
  const after = await app.canvas();
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const share = soft[y * side + x]! / 255;
      const [was, is] = [pixelOf(before, x, y), pixelOf(after, x, y)];
      const due = [255, 128, 0].map((colour, c) => was[c]! + share * (colour - was[c]!));
      const off = Math.max(...is.map((value, c) => Math.abs(value - due[c]!)));
      expect(off, `pixel ${x}, ${y}`).toBeLessThanOrEqual(share === 0 ? 0 : 1);
    }
});

test('a selection is saved under a name and loaded again', async ({ app }) => {
  const hand = new Hand(app);
  await hand.open(await writeCoordinates(app.folder));
  await hand.take('Rectangular marquee');
  await hand.draw([
    [5, 6],
    [25, 46],
  ]);
  await app.command('Save selection…');
  const saving = hand.page.getByRole('dialog', { name: 'Save selection' });
  await saving.getByRole('textbox', { name: 'Name' }).fill('Sail');
  await saving.getByRole('button', { name: 'Save' }).click();
  await hand.page.keyboard.press('ControlOrMeta+d');

  await hand.draw([
    [30, 30],
    [60, 60],
  ]);
  await app.command('Load selection…');
  const loading = hand.page.getByRole('dialog', { name: 'Load selection' });
  await expect(loading.getByRole('combobox', { name: 'Name' })).toHaveText('Sail');
  await loading.getByRole('radio', { name: 'Add' }).click();
  await loading.getByRole('button', { name: 'Load' }).click();
  const [saved, drawn] = [rectangle(5, 6, 25, 46), rectangle(30, 30, 60, 60)];
  expect(await hand.selection()).toEqual(mask((x, y) => saved(x, y) || drawn(x, y)));
});

test('the quick mask is painted and erased over the picture, and leaves a selection', async ({ app }) => {
  const hand = new Hand(app);
  const { page } = app;
  const before = await hand.open(await writeCoordinates(app.folder));
  await page.keyboard.press('q');
  const bar = page.getByRole('toolbar', { name: 'Quick mask' });
  await expect(bar).toBeVisible();
  await hand.choose(bar, 'Colour of the mask', '#00ff00');
  const opacity = bar.getByRole('spinbutton', { name: 'Opacity of the mask' });
  await opacity.fill('100');
  await opacity.press('Enter');

  await hand.take('Brush');
  await hand.hardTip(21);
  await hand.draw([
    [12, 32],
    [52, 32],
  ]);
  await expect.poll(() => overlayAt(hand, 32, 32)).toEqual([0, 255, 0, 255]);
  expect(await overlayAt(hand, 32, 52)).toEqual([0, 0, 0, 0]);
  await hand.choose(bar, 'Colour of the mask', '#0000ff');
  await expect.poll(() => overlayAt(hand, 32, 32)).toEqual([0, 0, 255, 255]);

  await hand.take('Eraser');
  await hand.hardTip(11);
  await hand.draw([
    [32, 16],
    [32, 48],
  ]);
  await expect.poll(() => overlayAt(hand, 32, 32)).toEqual([0, 0, 0, 0]);
  expect(await overlayAt(hand, 20, 32)).toEqual([0, 0, 255, 255]);

  await hand.take('Brush');
  await page.keyboard.press('x');
  await hand.click(44, 32);
  await expect.poll(() => overlayAt(hand, 44, 32)).toEqual([0, 0, 0, 0]);
  await page.keyboard.press('x');
  await hand.click(44, 32);
  await expect.poll(() => overlayAt(hand, 44, 32)).toEqual([0, 0, 255, 255]);

  await page.keyboard.press('q');
  await expect(bar).toBeHidden();
  await expect.poll(() => overlayAt(hand, 20, 32)).toEqual([0, 0, 0, 0]);
  const left = await hand.selection();
  const at = (x: number, y: number) => left[y * side + x];
  expect([at(20, 32), at(44, 32), at(32, 32), at(20, 52), at(2, 2)]).toEqual([255, 255, 0, 0, 0]);
  expect((await app.canvas()).data).toEqual(before.data);
});

test('a mask comes from a file and goes to one, and one of another size is scaled where that is wanted', async ({
  app,
}) => {
  const hand = new Hand(app);
  await hand.open(await writeCoordinates(app.folder));
  const grey = Uint8Array.from({ length: side * side }, (_, at) => (at % side) * 4);
  const path = join(app.folder, 'grey.png');
  await sharp(grey, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toFile(path);
  await app.running.chooseFiles([path], () => app.command('Mask from file…'));
  await expect(hand.page.getByRole('button', { name: 'Undo', exact: true })).toBeEnabled();
  expect(await hand.selection()).toEqual(grey);

  const half = join(app.folder, 'half.png');
  await sharp({ create: { width: 32, height: 32, channels: 3, background: '#ffffff' } }).toFile(half);
  await app.running.chooseFiles([half], () => app.command('Mask from file…'));
  await expect(app.alert).toContainText('It is 32 × 32, the picture 64 × 64.');
  await app.alert.getByRole('button', { name: 'Scale it' }).click();
  expect(await hand.selection()).toEqual(mask(() => true));
});

type Inside = (x: number, y: number) => boolean;

function rectangle(x0: number, y0: number, x1: number, y1: number): Inside {
  return (x, y) => x >= x0 && x < x1 && y >= y0 && y < y1;
}

function mask(inside: Inside): Uint8Array {
  return Uint8Array.from({ length: side * side }, (_, at) =>
    inside(at % side, Math.floor(at / side)) ? 255 : 0,
  );
}

type Square = readonly [Corner, Corner, Corner, Corner];

/** What must be wholly selected, and what not at all, told by a pixel's corners; its top left is the first. */
interface Shape {
  readonly inside: (corners: Square) => boolean;
  readonly outside: (corners: Square) => boolean;
}

function expectShape(drawn: Uint8Array, { inside, outside }: Shape): void {
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const corners: Square = [
        [x, y],
        [x + 1, y],
        [x, y + 1],
        [x + 1, y + 1],
      ];
      if (inside(corners)) expect(drawn[y * side + x], `pixel ${x}, ${y}`).toBe(255);
      if (outside(corners)) expect(drawn[y * side + x], `pixel ${x}, ${y}`).toBe(0);
    }
}

/** Half planes tell which pixels lie inside a triangle (clockwise on the screen), and which beside it. */
function expectTriangle(drawn: Uint8Array, corners: readonly Corner[]): void {
  const edges = corners.map((from, at) => [from, corners[(at + 1) % corners.length]!] as const);
  const right = ([[x0, y0], [x1, y1]]: readonly [Corner, Corner], [x, y]: Corner) =>
    (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) >= 0;
  expectShape(drawn, {
    inside: (square) => edges.every((edge) => square.every((corner) => right(edge, corner))),
    outside: (square) => edges.some((edge) => square.every((corner) => !right(edge, corner))),
  });
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, value) => total + value, 0);
}

/** The normal distribution's share below z (Zelen and Severo 1964, Abramowitz and Stegun 26.2.17). */
function normalBelow(z: number): number {
  if (z < 0) return 1 - normalBelow(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** RGBA of the quick mask's own canvas, which lies over the picture's. */
async function overlayAt(hand: Hand, x: number, y: number): Promise<readonly number[]> {
  return hand.page.evaluate(
    (point) => {
      const canvas = document.querySelectorAll<HTMLCanvasElement>('[data-testid=canvas] canvas')[1];
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return [];
      const { left, top } = canvas.getBoundingClientRect();
      return [...context.getImageData(Math.floor(point.x - left), Math.floor(point.y - top), 1, 1).data];
    },
    hand.at(x, y),
  );
}

test('colour range takes its colours from the picture itself, which stays in sight', async ({ app }) => {
  const hand = new Hand(app);
  await hand.open(await writeQuarters(app.folder));
  await app.command('Colour range…');
  const dialog = app.page.getByRole('dialog', { name: 'Colour range' });
  await expect(dialog).toBeVisible();
  await hand.click(10, 10);
  await hand.click(50, 10, 'Shift');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(dialog).toBeHidden();
  // The selection is worked out beside the window, and is a step once it is there.
  await expect(app.page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  const selected = await hand.selection();
  const at = (x: number, y: number) => selected[y * 64 + x];
  expect([at(5, 5), at(60, 5), at(5, 60), at(60, 60)]).toEqual([255, 255, 0, 0]);
});

test('the subject is the person in the picture, and where there is nobody that is said', async ({ app }) => {
  const hand = new Hand(app);
  await hand.open(join(root, 'resources', 'samples', 'astronaut.jpg'));
  await app.command('Select subject');
  await expect(app.page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  const selected = await hand.selection();
  const at = (x: number, y: number) => selected[y * 512 + x];
  // The face, the suit, the flag behind and the shuttle's model.
  expect([at(225, 110), at(200, 350), at(30, 60), at(460, 60)]).toEqual([255, 255, 0, 0]);

  // The flag alone; with Shift the person is added, with Alt taken away again.
  await hand.take('Rectangular marquee');
  await hand.draw([
    [10, 40],
    [50, 80],
  ]);
  const both = async () => {
    const now = await hand.selection();
    return [now[110 * 512 + 225], now[60 * 512 + 30]];
  };
  await hand.take('Object selection');
  const press = hand.options('Object selection').getByRole('button', { name: 'Select subject' });
  await press.click({ modifiers: ['Shift'] });
  await expect.poll(both).toEqual([255, 255]);
  await press.click({ modifiers: ['Alt'] });
  await expect.poll(both).toEqual([0, 255]);

  await hand.open(await writeQuarters(app.folder));
  await app.command('Select subject');
  await expect(app.page.getByText(/^No person found/)).toBeVisible();
});

test('a box selects the thing in it, and a careless edge becomes the one that is seen', async ({ app }) => {
  const hand = new Hand(app);
  const shares = Float32Array.from({ length: side * side }, (_, at) =>
    shareOfDisc(at % side, Math.floor(at / side)),
  );
  await hand.open(await writeDisc(app.folder));
  await hand.take('Object selection');
  await hand.draw([
    [6, 8],
    [58, 57],
  ]);
  const found = await hand.selection();
  const wrong = shares.filter((share, at) => share > 0.5 !== found[at]! > 127);
  expect(wrong.length / sum(found.map((value) => (value > 127 ? 1 : 0)))).toBeLessThan(0.05);

  await app.command('Deselect');
  await hand.take('Elliptical marquee');
  await hand.draw([
    [10, 13],
    [56, 51],
  ]);
  await app.page.keyboard.press('ControlOrMeta+Alt+r');
  const dialog = app.page.getByRole('dialog', { name: 'Refine edge' });
  await dialog.getByRole('spinbutton', { name: 'Contrast' }).fill('0');
  await dialog.getByRole('spinbutton', { name: 'Radius' }).fill('8');
  await app.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const refined = await hand.selection();
  const furthest = shares.reduce(
    (most, share, at) => Math.max(most, Math.abs(share - refined[at]! / 255)),
    0,
  );
  expect(furthest).toBeLessThan(0.06);
});

/** How much of a pixel is the disc that {@link writeDisc} paints. */
function shareOfDisc(x: number, y: number): number {
  return Math.min(1, Math.max(0, (20 - Math.hypot(x - 31.5, y - 31.5)) / 4 + 0.5));
}

/** A grainy red disc with a soft edge before a grainy blue. */
async function writeDisc(folder: string): Promise<string> {
  const data = Buffer.alloc(side * side * 3);
  for (let at = 0; at < side * side; at += 1) {
    const [x, y] = [at % side, Math.floor(at / side)];
    const grain = (x * 73 + y * 151) % 31;
    const share = shareOfDisc(x, y);
    const back = [40, 90 + grain, 170];
    [210, 60 + grain, 40].forEach((front, c) => (data[3 * at + c] = back[c]! + (front - back[c]!) * share));
  }
  const path = join(folder, 'disc.png');
  await sharp(data, { raw: { width: side, height: side, channels: 3 } }).toFile(path);
  return path;
}
