import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { Application } from './application.ts';
import type { Point, Shown } from './canvas.ts';

/** Keys that are held while the hand moves. */
type Held = 'Shift' | 'Alt' | 'Control';

/** What a person does on a small picture, which is shown at 100 %: points are pixels of the picture. */
export class Hand {
  #origin: Point = { x: 0, y: 0 };
  #files = 0;

  constructor(readonly app: Application) {}

  get page(): Page {
    return this.app.page;
  }

  /** Opens a picture and knows from then on where it lies. */
  async open(path: string): Promise<Shown> {
    const shown = await this.app.openPhoto(path);
    this.#origin = { x: shown.left, y: shown.top };
    return shown;
  }

  /** Looks where the picture lies now, as after a crop. */
  async look(): Promise<Shown> {
    const shown = await this.app.canvas();
    this.#origin = { x: shown.left, y: shown.top };
    return shown;
  }

  /** Where a point of the picture is in the window. */
  at(x: number, y: number): Point {
    return { x: this.#origin.x + x, y: this.#origin.y + y };
  }

  async click(x: number, y: number, ...held: readonly Held[]): Promise<void> {
    const point = this.at(x, y);
    await this.#holding(held, () => this.page.mouse.click(point.x, point.y));
  }

  /** Draws through points of the picture without letting go. */
  async draw(points: readonly Corner[], ...held: readonly Held[]): Promise<void> {
    const [first, ...rest] = points.map(([x, y]) => this.at(x, y));
    if (!first) return;
    await this.#holding(held, async () => {
      const { mouse } = this.page;
      await mouse.move(first.x, first.y);
      await mouse.down();
      for (const { x, y } of rest) await mouse.move(x, y, { steps: 3 });
      await mouse.up();
    });
  }

  async #holding(keys: readonly Held[], act: () => Promise<void>): Promise<void> {
    for (const key of keys) await this.page.keyboard.down(key);
    await act();
    for (const key of keys) await this.page.keyboard.up(key);
  }

  /** Takes a tool of the strip. */
  async take(tool: string): Promise<void> {
    await this.app.command(tool);
    await expect(this.options(tool)).toBeVisible();
  }

  /** The bar with the options of the tool in hand. */
  options(tool: string): Locator {
    return this.page.getByRole('region', { name: `Options of ${tool}` });
  }

  /** Types a number into the options of the tool in hand. */
  async set(label: string, value: number): Promise<void> {
    const bar = this.page.getByRole('region', { name: /^Options of / });
    const entry = bar.getByRole('spinbutton', { name: label, exact: true });
    await entry.fill(String(value));
    await entry.press('Enter');
    await expect(entry).toHaveValue(String(value));
  }

  /** Chooses the foreground colour, as #rrggbb. */
  async colour(hex: string): Promise<void> {
    // The strip's; the colour panel has one of its own.
    const pair = this.page.getByRole('group', { name: 'Foreground and background' }).first();
    await pair.getByRole('button', { name: /^Foreground colour/ }).click();
    const entry = this.page.getByRole('textbox', { name: 'Hex' });
    await entry.fill(hex);
    await entry.press('Enter');
    await expect(pair.getByRole('button', { name: `Foreground colour: ${hex}` })).toBeVisible();
  }

  /** Chooses a colour, as #rrggbb, with the field of that name. */
  async choose(place: Locator, name: string, hex: string): Promise<void> {
    const field = place.getByRole('button', { name: new RegExp(`^${name}: `) });
    await field.click();
    const entry = this.page.getByRole('dialog', { name }).getByRole('textbox', { name: 'Hex' });
    await entry.fill(hex);
    await entry.press('Enter');
    await field.click();
    await expect(place.getByRole('button', { name: `${name}: ${hex}` })).toBeVisible();
  }

  /** A round tip with a hard rim. */
  async hardTip(size: number): Promise<void> {
    await this.set('Size', size);
    await this.set('Hardness', 100);
  }

  /** The selection as bytes, 0…255, a row after the other: what “Mask to file…” writes. */
  async selection(): Promise<Uint8Array> {
    const path = join(this.app.folder, `mask-${(this.#files += 1)}.png`);
    await this.app.running.chooseDestination(path, () => this.app.command('Mask to file…'));
    let bytes: Uint8Array = new Uint8Array();
    await expect(async () => {
      bytes = await sharp(await readFile(path))
        .toColourspace('b-w')
        .extractChannel(0)
        .raw()
        .toBuffer();
    }).toPass();
    return bytes;
  }

  /** The colour of the picture's pixel, RGB. */
  async pixel(x: number, y: number): Promise<readonly number[]> {
    const { data, width } = await this.app.canvas();
    return pixelOf({ data, width }, x, y);
  }
}

export type Corner = readonly [x: number, y: number];

/** RGB of a pixel of what is shown. */
export function pixelOf(
  { data, width }: Pick<Shown, 'data' | 'width'>,
  x: number,
  y: number,
): readonly number[] {
  const at = (y * width + x) * 4;
  return [...data.subarray(at, at + 3)];
}
