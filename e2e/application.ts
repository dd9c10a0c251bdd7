import { access, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { extensions, formatNames, type SaveFormat } from '../preload/contract/formats.ts';
import { readCanvas, type Point, type Shown } from './canvas.ts';
import { expect, patience } from './patient.ts';
import type { Running } from './surfaces/running.ts';

/** A pen on the picture. */
export interface PenPoint extends Point {
  /** 0…1 */
  readonly pressure: number;
  /** Degrees from upright. */
  readonly tiltX?: number;
  readonly tiltY?: number;
}

/** A layer as the list of layers tells of it. */
export interface ListedLayer {
  readonly name: string;
  /** 1 for what is in no group. */
  readonly level: number;
  readonly visible: boolean;
  readonly hasMask: boolean;
}

/** The application as a person has it before them, in the same words on both surfaces. */
export class Application {
  /** What went wrong inside the page without the application saying so. */
  readonly problems: string[] = [];
  #running: Running | null = null;

  constructor(
    private readonly start: () => Promise<Running>,
    /** A folder for the test's own files. */
    public folder: string,
  ) {}

  get running(): Running {
    if (!this.#running) throw new Error('The application is not running.');
    return this.#running;
  }

  get page(): Page {
    return this.running.page;
  }

  async open(): Promise<void> {
    this.#running = await this.start();
    this.page.on('pageerror', (error) => this.problems.push(error.message));
    // Playwright's own configuration doesn't reach what runs in Electron: there, a click on what never comes waits for ever.
    this.page.setDefaultTimeout(patience);
    // A dialog may lie over everything at once, which hides the rest from assistive technology.
    await expect(this.page.getByRole('toolbar', { includeHidden: true })).toBeVisible();
  }

  async close(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
  }

  /** Kills it with everything that belongs to it. */
  async kill(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.kill();
  }

  /** Kills it, and starts it anew on the same data. */
  async restartAfterKill(): Promise<void> {
    await this.kill();
    await this.open();
  }

  /**
   * Makes it what it is after a first start, for the next test: no picture is open, no style is kept, and nothing is
   * remembered but which files were opened and which jobs are over. What is not saved is thrown away.
   */
  async startOver(): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Escape');
    const tabs = page.locator('.document-tab');
    if ((await tabs.count()) > 0) await this.command('Close all');
    const unsaved = page.getByRole('button', { name: 'Don’t save' });
    await expect(async () => {
      if (await unsaved.isVisible()) await unsaved.click();
      expect(await tabs.count()).toBe(0);
    }).toPass({ intervals: [50], timeout: 10_000 });
    await this.resetSettings();
    await page.evaluate(() => {
      const key = localStorage.getItem('pentimento-key');
      localStorage.clear();
      if (key !== null) localStorage.setItem('pentimento-key', key);
    });
    await rm(join(this.running.data, 'styles'), { recursive: true, force: true });
    await page.reload();
    await expect(page.getByRole('toolbar')).toBeVisible();
  }

  /** Every setting as it is at first, where any was changed. */
  private async resetSettings(): Promise<void> {
    const { page } = this;
    const file = join(this.running.data, 'settings.json');
    const changed = await access(file).then(
      () => true,
      () => false,
    );
    if (!changed) return;
    await page.keyboard.press('ControlOrMeta+,');
    const sheet = page.locator('.settings');
    await sheet.locator('.settings-exchange .button').last().click();
    await page.locator('.question .button-accent').click();
    await expect(page.locator('.question')).toHaveCount(0);
    await expect
      .poll(async () => JSON.parse(await readFile(file, 'utf8')) as unknown)
      .toMatchObject({ theme: 'dark', language: null, shortcuts: {} });
    await rm(file);
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  }

  /** Ends it and starts it anew on the same data. */
  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  /** Asks for photos and chooses these. */
  async chooseFiles(...paths: readonly string[]): Promise<void> {
    await this.running.chooseFiles(paths, () => this.page.keyboard.press('ControlOrMeta+o'));
  }

  /** Opens a photo and waits for it to stand on the canvas. */
  async openPhoto(path: string): Promise<Shown> {
    await this.chooseFiles(path);
    return this.shown(basename(path));
  }

  /** What the canvas shows, once it shows the picture of this name. */
  async shown(name: string): Promise<Shown> {
    await expect(this.page.getByRole('img', { name: `Picture: ${name}`, exact: true })).toBeVisible();
    await expect.poll(async () => (await this.canvas()).width).toBeGreaterThan(0);
    return this.canvas();
  }

  canvas(): Promise<Shown> {
    return readCanvas(this.page);
  }

  /** Lets files fall on something in the window. */
  async drop(target: Locator, ...paths: readonly string[]): Promise<void> {
    await this.#drop(target, paths, false);
  }

  /** Lets a picture fall on the canvas with shift held: it becomes a layer. */
  async placeLayer(path: string): Promise<void> {
    await this.placeWithHandles(path);
    await this.page.keyboard.press('Enter');
  }

  /** The same, with the handles that it arrives with still there. */
  async placeWithHandles(path: string): Promise<void> {
    const layers = this.page.getByRole('treeitem');
    const before = await layers.count();
    await this.#drop(this.page.getByTestId('canvas'), [path], true);
    await layers.nth(before).waitFor();
  }

  async #drop(target: Locator, paths: readonly string[], shiftKey: boolean): Promise<void> {
    const files = await Promise.all(
      paths.map(async (path) => ({ name: basename(path), base64: await readFile(path, 'base64') })),
    );
    const dataTransfer = await this.page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    }, files);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await target.dispatchEvent(type, { dataTransfer, shiftKey });
  }

  /** Types a number into the panel. */
  async setNumber(label: string, value: number): Promise<void> {
    const entry = this.page.getByRole('spinbutton', { name: label, exact: true });
    await entry.fill(String(value));
    await entry.press('Enter');
    await expect(entry).toHaveValue(String(value));
  }

  async chooseStyle(title: string): Promise<void> {
    const tile = this.page.getByRole('button', { name: title, exact: true });
    await tile.click();
    await expect(tile).toHaveAttribute('aria-pressed', 'true');
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Restyle', exact: true });
  }

  get progress(): Locator {
    return this.page.getByRole('progressbar', { name: 'Progress of Restyle' });
  }

  /** How far the restyling is, 0…100. */
  async percent(): Promise<number> {
    return Number(await this.progress.getAttribute('aria-valuenow'));
  }

  /** Begins a restyling that lasts longer than any test waits. */
  async runEndlessly(size: number): Promise<void> {
    await this.setNumber('Size of the result', size);
    await this.setNumber('Painting time', 2000);
    await this.runButton.click();
  }

  /** A failure that the application tells of. */
  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** A layer in the list, by its name. A result bears its style's. */
  layer(name: string): Locator {
    return this.page.getByRole('treeitem', { name, exact: true });
  }

  /** Exports what is shown; returns the file and the name that was proposed for it. */
  async export(format: SaveFormat): Promise<{ path: string; proposed: string }> {
    const path = join(this.folder, `exported.${extensions[format][0]}`);
    await this.page.keyboard.press('ControlOrMeta+Alt+Shift+s');
    const dialog = this.page.getByRole('dialog', { name: 'Export', exact: true });
    await dialog.getByRole('radio', { name: formatNames[format] }).click();
    const proposed = await this.running.chooseDestination(path, () =>
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    );
    await expect(dialog).toBeHidden();
    return { path, proposed };
  }

  /** Looks a command up by its name and gives it. */
  async command(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    const palette = this.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').fill(name);
    const found = palette.getByRole('option').filter({ has: this.page.getByText(name, { exact: true }) });
    await found.first().click();
    await expect(palette).toBeHidden();
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+z');
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+z');
  }

  /** Takes a foreground colour, as six hexadecimal digits after a #. */
  async takeColour(colour: string): Promise<void> {
    const entry = this.page.getByRole('textbox', { name: 'Hex' });
    if (!(await entry.isVisible())) await this.page.keyboard.press('F6');
    await entry.fill(colour);
    await entry.press('Enter');
    await expect(
      this.page.getByRole('button', { name: `Foreground colour: ${colour}` }).first(),
    ).toBeVisible();
  }

  /** Takes the brush with a tip that leaves full colour up to its rim. */
  async takeHardBrush(size: number, { followsPressure = false } = {}): Promise<void> {
    await this.page.keyboard.press('b');
    await this.page.getByRole('button', { name: 'Brush presets' }).click();
    const preset = followsPressure ? 'Hard round, pressure' : 'Hard round';
    await this.page.getByRole('button', { name: preset, exact: true }).click();
    await this.setNumber('Size', size);
  }

  /** Where a point of the picture is in the window, the picture being shown at 100 %. */
  async placeOf(): Promise<(point: Point) => Point> {
    const { left, top } = await this.canvas();
    return ({ x, y }) => ({ x: left + x, y: top + y });
  }

  /** Presses the mouse at the first of these points of the picture, goes through all and lets go. */
  async drag(...points: readonly Point[]): Promise<void> {
    const place = await this.placeOf();
    const [start, ...rest] = points.map(place);
    if (!start) return;
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    for (const { x, y } of rest) await mouse.move(x, y, { steps: 4 });
    await mouse.up();
  }

  /** Draws with a pen through these points of the picture. */
  async drawWithPen(...points: readonly PenPoint[]): Promise<void> {
    const place = await this.placeOf();
    const session = await this.page.context().newCDPSession(this.page);
    const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', pen: PenPoint) => {
      const { pressure, tiltX = 0, tiltY = 0 } = pen;
      const released = type === 'mouseReleased';
      return session.send('Input.dispatchMouseEvent', {
        ...{ type, ...place(pen), tiltX, tiltY, pointerType: 'pen', force: released ? 0 : pressure },
        ...{ button: 'left', buttons: released ? 0 : 1, clickCount: 1 },
      });
    };
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return;
    await send('mousePressed', first);
    for (const point of points.slice(1)) await send('mouseMoved', point);
    await send('mouseReleased', last);
    await session.detach();
  }

  get layersPanel(): Locator {
    return this.page.getByRole('region', { name: 'Layers' });
  }

  /** The layers as they are listed, top first. */
  async layers(): Promise<readonly ListedLayer[]> {
    const rows = await this.layersPanel.getByRole('treeitem').all();
    return Promise.all(
      rows.map(async (row) => ({
        name: (await row.getAttribute('aria-label')) ?? '',
        level: Number(await row.getAttribute('aria-level')),
        visible: (await row.getByRole('button', { name: 'Visible' }).getAttribute('aria-pressed')) === 'true',
        hasMask: (await row.getByRole('button', { name: 'Edit mask' }).count()) > 0,
      })),
    );
  }

  /** Takes layers in hand, by their names. */
  async takeLayers(...names: readonly string[]): Promise<void> {
    for (const [at, name] of names.entries()) {
      const row = this.layer(name);
      await row.getByText(name, { exact: true }).click({ modifiers: at === 0 ? [] : ['ControlOrMeta'] });
      await expect(row).toHaveAttribute('aria-selected', 'true');
    }
  }

  /** Drags a layer in the list and lets it go above or below another. */
  async dragLayer(name: string, where: 'above' | 'below', other: string): Promise<void> {
    const from = await this.layer(name).getByText(name, { exact: true }).boundingBox();
    const to = await this.layer(other).boundingBox();
    if (!from || !to) throw new Error('The layer is not in the list.');
    const { mouse } = this.page;
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await mouse.down();
    const y = to.y + to.height * (where === 'above' ? 0.15 : 0.85);
    await mouse.move(from.x + from.width / 2, y, { steps: 8 });
    await expect(this.layersPanel.locator('.layers-drop')).toBeVisible();
    await mouse.up();
  }

  async setBlend(mode: string): Promise<void> {
    const select = this.layersPanel.getByRole('combobox', { name: 'Blend mode' });
    await select.click();
    await this.page.getByRole('option', { name: mode, exact: true }).click();
    await expect(select).toHaveText(mode);
  }

  async setOpacity(percent: number): Promise<void> {
    const entry = this.layersPanel.getByRole('spinbutton', { name: 'Opacity' });
    await entry.fill(String(percent));
    await entry.press('Enter');
    await expect(entry).toHaveValue(String(percent));
  }

  /** Saves the document with all its layers in a new file; returns where. */
  async saveAs(name: string): Promise<string> {
    const path = join(this.folder, name);
    await this.page.keyboard.press('ControlOrMeta+Shift+s');
    const dialog = this.page.getByRole('dialog', { name: 'Save as' });
    const format = name.endsWith('.psd') ? 'Photoshop (.psd)' : 'OpenRaster (.ora)';
    await dialog.getByRole('radio', { name: format }).click();
    const proposed = await this.running.chooseDestination(path, () =>
      dialog.getByRole('button', { name: 'Save', exact: true }).click(),
    );
    // A browser knows a download by the name that it was proposed under.
    const note = this.page.getByRole('status').filter({ hasText: 'Saved' });
    await expect(note.filter({ hasText: name }).or(note.filter({ hasText: proposed }))).toBeVisible();
    return path;
  }
}
