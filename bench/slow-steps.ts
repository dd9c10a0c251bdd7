/**
 * What takes longer than a frame: `npm run bench -- slow-steps`. On 24 megapixels in ten layers, how long each
 * step takes, and how long it holds the window's thread at once while a person could be painting.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { Application } from '../e2e/application.ts';
import { longestTask, watchLongTasks } from '../e2e/long-tasks.ts';
import { startInBrowser } from '../e2e/surfaces/browser.ts';
import { buildWindow } from '../scripts/build.ts';
import { rounded } from './statistics.ts';

const [width, height, layers] = [6000, 4000, 10] as const;

const key = (keys: string) => (page: Page) => page.keyboard.press(keys);

type Step = (app: Application) => Promise<void>;

/** Each is taken back before the next, but for what the next one is about. */
const steps: Readonly<Record<string, Step>> = {
  'merge visible': ({ page }) => key('ControlOrMeta+Shift+e')(page),
  'add a blur': async ({ page }) => {
    await page.getByRole('button', { name: 'Add adjustment or filter layer' }).click();
    await page.getByRole('menuitem', { name: 'Gaussian blur' }).click();
  },
  'merge visible with a blur': ({ page }) => key('ControlOrMeta+Shift+e')(page),
  'free transform of a layer': async (app) => {
    await key('ControlOrMeta+t')(app.page);
    await app.setNumber('Angle', 10);
    await key('Enter')(app.page);
  },
  'rotate the picture': (app) => app.command('Rotate image 90° right'),
  paint: async ({ page }) => {
    await key('b')(page);
    const box = await page.getByTestId('canvas').boundingBox();
    if (!box) throw new Error('The canvas is not there.');
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 40 });
    await page.mouse.up();
  },
};

export async function bench(): Promise<object> {
  await buildWindow();
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const app = new Application(() => startInBrowser(join(folder, 'data')), folder);
  await app.open();
  try {
    await app.chooseFiles(await writePicture(folder, 0));
    await app.page.getByTestId('canvas').waitFor();
    for (let layer = 1; layer < layers; layer += 1) await app.placeLayer(await writePicture(folder, layer));
    // What says that a step is there.
    await app.command('History');
    await watchLongTasks(app.page);
    const measured: Record<string, object> = {};
    for (const [name, take] of Object.entries(steps)) {
      measured[name] = await measure(app, take, name === 'add a blur');
      console.error(name, JSON.stringify(measured[name]));
    }
    return measured;
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(app: Application, take: Step, stays: boolean): Promise<object> {
  await longestTask(app.page);
  const before = await app.page.locator('.history-row').count();
  const began = performance.now();
  await take(app);
  await app.page.waitForFunction(
    (count) => document.querySelectorAll('.history-row').length > count,
    before,
    { timeout: 300_000 },
  );
  const seconds = rounded((performance.now() - began) / 1000);
  const longest = Math.round(await longestTask(app.page));
  if (!stays) await app.undo();
  return { seconds, longestTaskMilliseconds: longest };
}

/** Noise over a colour, so that no two layers share a tile. */
async function writePicture(folder: string, seed: number): Promise<string> {
  const path = join(folder, `layer-${seed}.jpg`);
  const background = { r: 60 + seed * 15, g: 120, b: 200 - seed * 15 };
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 + seed };
  await sharp({ create: { width, height, channels: 3, background, noise } })
    .jpeg({ quality: 70 })
    .toFile(path);
  return path;
}
