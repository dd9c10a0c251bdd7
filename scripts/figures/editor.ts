import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startInBrowser } from '../../e2e/surfaces/browser.ts';
import { sharp } from '../../main/image/sharp.ts';
import { buildApplication } from '../build.ts';

const MINUTES = 60_000;

/** In pixels of the document. */
type Point = readonly [x: number, y: number];

/** Where the astronaut stands in `samples/astronaut.jpg`, 512 × 512. */
const outline: readonly Point[] = [
  ...([
    [22, 512],
    [28, 470],
    [34, 400],
    [38, 330],
    [46, 285],
    [70, 255],
    [108, 222],
    [124, 206],
  ] as const),
  ...([
    [112, 190],
    [122, 165],
    [145, 150],
    [178, 142],
    [190, 128],
    [172, 104],
    [154, 82],
    [152, 54],
  ] as const),
  ...([
    [168, 26],
    [214, 13],
    [262, 24],
    [290, 46],
    [302, 80],
    [296, 108],
    [280, 134],
    [256, 146],
  ] as const),
  ...([
    [272, 158],
    [296, 176],
    [305, 208],
    [303, 238],
    [338, 262],
    [352, 296],
    [356, 338],
    [368, 350],
  ] as const),
  ...([
    [396, 344],
    [430, 348],
    [464, 368],
    [486, 398],
    [497, 436],
    [500, 470],
    [500, 512],
  ] as const),
];

/** The editor with a picture of eleven layers, all made by hand and by the neural tools in the real window. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  await buildApplication();
  const data = await mkdtemp(join(tmpdir(), 'pentimento-figure-'));
  const running = await startInBrowser(data);
  try {
    await running.page.setViewportSize({ width: 1600, height: 1000 });
    return await make(new Studio(running.page));
  } finally {
    await running.close();
    await rm(data, { recursive: true });
  }
}

async function make(studio: Studio): Promise<Record<string, Uint8Array>> {
  const { page } = studio;
  await page.getByRole('button', { name: 'Astronaut' }).click();
  await page.getByTestId('layer').waitFor();
  await studio.enlarge(1024);
  await retouch(studio);
  await paintedBackdrop(studio);
  await paintedSuit(studio);
  await grade(studio);
  await light(studio);
  await words(studio);
  await tidy(studio);
  return { 'editor.jpg': await studio.shot(), ...(await masks(studio)) };
}

/** A patch of the suit is healed on a layer of its own. */
async function retouch(studio: Studio): Promise<void> {
  await studio.do('New layer');
  await studio.name('Retouch');
  await studio.take('j');
  await studio.option('Size', 44);
  await studio.page.keyboard.down('Alt');
  await studio.click([330, 900]);
  await studio.page.keyboard.up('Alt');
  await studio.stroke([
    [68, 640],
    [80, 690],
    [76, 730],
  ]);
}

async function paintedBackdrop(studio: Studio): Promise<void> {
  await studio.selectLayer('Background');
  await studio.lasso(
    outline.map(([x, y]) => [x * 2, y * 2]),
    8,
  );
  await studio.do('Invert selection');
  await studio.restyle('Turning Night');
  await studio.name('Backdrop, painted');
}

async function paintedSuit(studio: Studio): Promise<void> {
  await studio.selectLayer('Background');
  await studio.lasso(
    (
      [
        [24, 512],
        [40, 330],
        [72, 258],
        [124, 214],
        [150, 262],
        [220, 300],
        [285, 280],
        [303, 244],
        [338, 264],
        [354, 340],
        [300, 420],
        [285, 512],
      ] as const
    ).map(([x, y]) => [x * 2, y * 2]),
    24,
  );
  await studio.restyle('Poppies');
  await studio.name('Suit, painted');
  await studio.look('Soft light', 70);
}

async function grade(studio: Studio): Promise<void> {
  await studio.selectLayer('Backdrop, painted');
  await studio.do('Hue and saturation');
  await studio.panelNumber('Saturation', 12);
  await studio.do('Curves');
  await studio.curve([
    [64, 50],
    [190, 204],
  ]);
}

async function light(studio: Studio): Promise<void> {
  await studio.do('New layer');
  await studio.name('Glow');
  await studio.look('Screen', 72);
  await studio.foreground('#ffb066');
  await studio.take('b');
  await studio.option('Size', 420);
  await studio.option('Hardness', 0);
  await studio.option('Flow', 30);
  await studio.stroke([
    [900, 60],
    [880, 240],
    [900, 420],
  ]);
  await studio.stroke([
    [905, 120],
    [890, 330],
  ]);
  await studio.do('New layer');
  await studio.name('Rim light');
  await studio.look('Overlay', 50);
  await studio.foreground('#ffdca8');
  await studio.option('Size', 70);
  await studio.stroke([
    [592, 96],
    [606, 160],
    [596, 236],
  ]);
  await studio.stroke([
    [640, 510],
    [700, 590],
    [712, 680],
  ]);
  await studio.page.getByRole('treeitem', { name: 'Glow' }).click({ modifiers: ['Control'] });
  await studio.do('Group layers');
  await studio.name('Light');
  await studio.page.getByRole('treeitem', { name: 'Light', exact: true }).press('ArrowLeft');
}

async function words(studio: Studio): Promise<void> {
  await studio.do('New layer');
  await studio.name('Vignette');
  await studio.look('Multiply', 85);
  await studio.foreground('#101a3c');
  await studio.gradient([512, 430], [1130, 1060]);
  await studio.foreground('#fff4e2');
  await studio.take('t');
  await studio.option('Size', 84);
  await studio.page.getByRole('button', { name: 'Bold' }).click();
  await studio.click([64, 930]);
  await studio.page.getByRole('textbox', { name: 'Text' }).waitFor();
  await studio.page.keyboard.type('TO THE STARS');
  await studio.page.getByRole('button', { name: 'Apply' }).click();
}

/** The retouched patch goes below what was painted, and the window shows the layers and the curves. */
async function tidy(studio: Studio): Promise<void> {
  const { page } = studio;
  await studio.selectLayer('Retouch');
  await studio.do('Send to back');
  await studio.do('Bring forward');
  await page.getByRole('treeitem', { name: 'Light', exact: true }).press('ArrowRight');
  await studio.selectLayer('Curves');
  await page.getByRole('button', { name: 'Collapse' }).first().click();
  await studio.showPanel('Properties');
  await studio.do('Fit to window');
  await studio.take('v');
  await studio.settle();
}

/** The selection as a quick mask, with the curves' layer in hand. */
async function masks(studio: Studio): Promise<Record<string, Uint8Array>> {
  await studio.selectLayer('Curves');
  await studio.showPanel('Properties');
  await studio.lasso(
    outline.map(([x, y]) => [x * 2, y * 2]),
    4,
  );
  await studio.take('b');
  await studio.do('Quick mask');
  await studio.option('Size', 150);
  await studio.hover([620, 420]);
  await studio.settle();
  return { 'editor-masks.jpg': await studio.shot() };
}

/** What a person does in the window, in a few words. */
class Studio {
  constructor(readonly page: Page) {}

  /** An action, by its name, as the command palette finds it. */
  async do(name: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const search = this.page.getByRole('combobox', { name: 'Command palette' });
    await search.fill(name);
    await this.page.getByRole('option').first().waitFor();
    await search.press('Enter');
    await search.waitFor({ state: 'detached' });
  }

  take(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  async enlarge(width: number): Promise<void> {
    await this.do('Image size…');
    const dialog = this.page.getByRole('dialog');
    await fill(dialog.getByRole('spinbutton', { name: 'Width' }), width);
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await dialog.waitFor({ state: 'detached' });
    await this.page.getByText(`${width} × ${width}`).waitFor();
    await this.do('Fit to window');
  }

  selectLayer(name: string): Promise<void> {
    return this.page.getByRole('treeitem', { name, exact: true }).getByText(name).click();
  }

  async name(name: string): Promise<void> {
    await this.do('Rename layer');
    const entry = this.page.getByRole('textbox', { name: 'Layer name' });
    await entry.fill(name);
    await entry.press('Enter');
  }

  async look(blend: string, opacity: number): Promise<void> {
    const layers = this.page.getByRole('region', { name: 'Layers' });
    await layers.getByRole('combobox', { name: 'Blend mode' }).click();
    await this.page.getByRole('option', { name: blend, exact: true }).click();
    await fill(layers.getByRole('spinbutton', { name: 'Opacity' }), opacity);
  }

  option(name: string, value: number): Promise<void> {
    return fill(this.#options.getByRole('spinbutton', { name, exact: true }), value);
  }

  panelNumber(name: string, value: number): Promise<void> {
    const properties = this.page.getByRole('region', { name: 'Properties' });
    return fill(properties.getByRole('spinbutton', { name, exact: true }), value);
  }

  async showPanel(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  async foreground(colour: string): Promise<void> {
    await this.showPanel('Colour');
    const entry = this.page.getByRole('textbox', { name: /hex/i });
    await entry.fill(colour);
    await entry.press('Enter');
  }

  /** Draws a closed outline with the polygonal lasso. */
  async lasso(points: readonly Point[], feather: number): Promise<void> {
    await this.do('Polygonal lasso');
    await this.option('Feather', feather);
    for (const point of points) await this.click(point);
    await this.page.keyboard.press('Enter');
  }

  async restyle(style: string): Promise<void> {
    await this.showPanel('Neural');
    await this.page.getByRole('button', { name: style, exact: true }).click();
    await fill(this.page.getByRole('spinbutton', { name: 'Size of the result', exact: true }), SIZE);
    await fill(this.page.getByRole('spinbutton', { name: 'Painting time', exact: true }), STEPS);
    await this.page.getByRole('button', { name: 'Restyle', exact: true }).click();
    await this.page.getByRole('treeitem', { name: style, exact: true }).waitFor({ timeout: 10 * MINUTES });
    await this.do('Deselect');
  }

  async curve(points: readonly Point[]): Promise<void> {
    const square = this.page.getByRole('group', { name: 'Curve', exact: true });
    const box = await square.boundingBox();
    if (!box) throw new Error('There are no curves to be seen.');
    const scale = box.width / 271;
    for (const [input, output] of points)
      await this.page.mouse.click(box.x + (input + 8) * scale, box.y + (263 - output) * scale);
  }

  async gradient(from: Point, to: Point): Promise<void> {
    await this.take('g');
    await this.page.getByRole('radio', { name: 'Radial' }).click();
    await this.page.getByRole('radio', { name: 'To transparent' }).click();
    const reverse = this.page.getByRole('checkbox', { name: 'Reverse' });
    await reverse.check();
    await this.stroke([from, to]);
  }

  async stroke(points: readonly Point[]): Promise<void> {
    const places = await Promise.all(points.map((point) => this.#place(point)));
    const [first, ...rest] = places;
    if (!first) return;
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    for (const { x, y } of rest) await this.page.mouse.move(x, y, { steps: 12 });
    await this.page.mouse.up();
  }

  async click(point: Point): Promise<void> {
    const { x, y } = await this.#place(point);
    await this.page.mouse.click(x, y);
  }

  async hover(point: Point): Promise<void> {
    const { x, y } = await this.#place(point);
    await this.page.mouse.move(x, y);
  }

  /** Lets what is drawn beside the hand come to its end. */
  settle(): Promise<void> {
    return this.page.waitForTimeout(1500);
  }

  async shot(): Promise<Uint8Array> {
    return sharp(await this.page.screenshot())
      .jpeg({ quality: 86, mozjpeg: true })
      .toBuffer();
  }

  get #options(): Locator {
    return this.page.getByRole('region', { name: /^Options of/ });
  }

  /** Where a pixel of the fitted picture stands in the window. */
  async #place([x, y]: Point): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.page.getByTestId('canvas').boundingBox();
    if (!box) throw new Error('There is no canvas.');
    const scale = Math.min((box.width - 2 * MARGIN) / SIDE, (box.height - 2 * MARGIN) / SIDE, 1);
    return {
      x: box.x + box.width / 2 + (x - SIDE / 2) * scale,
      y: box.y + box.height / 2 + (y - SIDE / 2) * scale,
    };
  }
}

/** Of the picture, pixels, and around it where it is fitted, CSS pixels. */
const SIDE = 1024;
const MARGIN = 32;
/** Small, for the figure is made on any machine. */
const SIZE = 320;
const STEPS = 40;

async function fill(entry: Locator, value: number): Promise<void> {
  await entry.fill(String(value));
  await entry.press('Enter');
}
