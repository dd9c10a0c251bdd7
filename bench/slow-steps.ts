/**
 * What takes longer than a frame: `npm run bench -- slow-steps`. On 24 megapixels in ten layers, how long each
 * step takes, and how long the window's thread computes at once while a person could be painting.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { Application } from '../e2e/application.ts';
import { longestTaskDuring } from '../e2e/long-tasks.ts';
import { expect as expectSoon } from '../e2e/patient.ts';
import { startDesktop } from '../e2e/surfaces/desktop.ts';
import { openDisplay } from '../e2e/surfaces/display.ts';
import { buildPrograms, buildWindow } from '../scripts/build.ts';
import { rounded } from './statistics.ts';

const [width, height, layers] = [6000, 4000, 10] as const;

/** Some of the steps take minutes. */
const patience = 300_000;
const expect = expectSoon.configure({ timeout: patience });

const key = (keys: string) => (page: Page) => page.keyboard.press(keys);

type Step = (app: Application) => Promise<void>;

/** A stroke across the middle of the picture. */
const paint: Step = async ({ page }) => {
  await key('b')(page);
  const box = await page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('The canvas is not there.');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 40 });
  await page.mouse.up();
};

const mergeVisible: Step = ({ page }) => key('ControlOrMeta+Shift+e')(page);

/** Each is taken back before the next, but for the blur that the last ones are about. */
const steps: Readonly<Record<string, Step>> = {
  paint,
  'free transform of a layer': async (app) => {
    await key('ControlOrMeta+t')(app.page);
    await app.setNumber('Angle', 10);
    await key('Enter')(app.page);
  },
  'rotate the picture': (app) => app.command('Rotate image 90° right'),
  'merge visible': mergeVisible,
  'add a blur': (app) => app.command('Gaussian blur'),
  'merge visible with a blur': mergeVisible,
  'paint below the blur': async (app) => {
    await key('Alt+[')(app.page);
    await paint(app);
  },
};

export async function bench(): Promise<object> {
  await Promise.all([buildPrograms(), buildWindow()]);
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const display = await openDisplay();
  const app = new Application(() => startDesktop(join(folder, 'data'), display), folder);
  await app.open();
  app.page.setDefaultTimeout(patience);
  try {
    await app.chooseFiles(await writePicture(folder, 0));
    await app.page.getByTestId('canvas').waitFor();
    for (let layer = 1; layer < layers; layer += 1) {
      const picture = await writePicture(folder, layer);
      const began = performance.now();
      await app.running.chooseFiles([picture], () => app.command('Place as layer…'));
      await expect(app.page.getByRole('treeitem')).toHaveCount(layer + 1);
      await key('Enter')(app.page);
      console.error('place a layer', rounded((performance.now() - began) / 1000));
    }
    // What says that a step is there.
    await app.command('History');
    const measured: Record<string, object> = {};
    for (const [name, take] of Object.entries(steps)) {
      measured[name] = await measure(app, take, name === 'add a blur');
      console.error(name, JSON.stringify(measured[name]));
    }
    return measured;
  } finally {
    await app.close();
    await display.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(app: Application, take: Step, stays: boolean): Promise<object> {
  // By name, not by how many: a long history loses its oldest states.
  const present = app.page.locator('.history-row[data-time=present] .history-label');
  const before = await present.innerText();
  const began = performance.now();
  let seconds = 0;
  const longest = await longestTaskDuring(app.page, async () => {
    await take(app);
    await expect(present).not.toHaveText(before);
    seconds = rounded((performance.now() - began) / 1000);
  });
  if (!stays) {
    await app.undo();
    await expect(present).toHaveText(before);
  }
  return { seconds, longestTaskMilliseconds: Math.round(longest) };
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
