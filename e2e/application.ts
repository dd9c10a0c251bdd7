import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { SaveFormat } from '../preload/contract.ts';
import { readCanvas, type Shown } from './canvas.ts';
import type { Running } from './surfaces/running.ts';

const extensions: Record<SaveFormat, string> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  tiff: 'tif',
  avif: 'avif',
};
const formatNames: Record<SaveFormat, string> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  tiff: 'TIFF',
  avif: 'AVIF',
};

/** The application as a person has it before them, in the same words on both surfaces. */
export class Application {
  /** What went wrong inside the page without the application saying so. */
  readonly problems: string[] = [];
  #running: Running | null = null;

  constructor(
    private readonly start: () => Promise<Running>,
    /** An empty folder for the test's own files. */
    readonly folder: string,
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
    await expect(this.page.getByRole('toolbar')).toBeVisible();
  }

  async close(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
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
    await expect(this.page.getByRole('img', { name: `Picture: ${name}` })).toBeVisible();
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
    const path = join(this.folder, `exported.${extensions[format]}`);
    await this.page.keyboard.press('ControlOrMeta+Alt+Shift+s');
    const dialog = this.page.getByRole('dialog', { name: 'Export', exact: true });
    await dialog.getByRole('radio', { name: formatNames[format] }).click();
    const proposed = await this.running.chooseDestination(path, () =>
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    );
    await expect(dialog).toBeHidden();
    return { path, proposed };
  }
}
