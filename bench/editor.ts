/**
 * What painting costs: `npm run bench -- editor`. A real window, a real pointer; the same strokes on a
 * document of one megapixel and one layer, and on one of 24 megapixels and ten layers.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { Application } from '../e2e/application.ts';
import { descendants } from '../e2e/processes.ts';
import { startInBrowser } from '../e2e/surfaces/browser.ts';
import { buildWindow } from '../scripts/build.ts';
import { median, rounded } from './statistics.ts';

const sizes = {
  small: { width: 1224, height: 816, layers: 1 },
  smallTenLayers: { width: 1224, height: 816, layers: 10 },
  large: { width: 6000, height: 4000, layers: 10 },
} as const;

interface Measured {
  readonly megapixels: number;
  readonly layers: number;
  /** From the pointer's event to the frame that shows it, milliseconds. */
  readonly fitted: Spread;
  readonly actualSize: Spread;
  /** Of the process that draws the window: at the end, and the most it ever was. */
  readonly rendererMegabytes: { readonly now: number; readonly peak: number };
}

interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly frames: number;
}

export async function bench(): Promise<object> {
  await buildWindow();
  const measured = {
    small: await measure(sizes.small),
    smallTenLayers: await measure(sizes.smallTenLayers),
    large: await measure(sizes.large),
  };
  const ratio = (view: 'fitted' | 'actualSize', against: 'small' | 'smallTenLayers') =>
    rounded(measured.large[view].median / measured[against][view].median);
  return {
    ...measured,
    largeAgainstSmall: { fitted: ratio('fitted', 'small'), actualSize: ratio('actualSize', 'small') },
    largeAgainstSmallTenLayers: {
      fitted: ratio('fitted', 'smallTenLayers'),
      actualSize: ratio('actualSize', 'smallTenLayers'),
    },
  };
}

async function measure({ width, height, layers }: (typeof sizes)[keyof typeof sizes]): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const app = new Application(() => startInBrowser(join(folder, 'data')), folder);
  await app.open();
  try {
    const path = await writePicture(folder, width, height, 0);
    await app.chooseFiles(path);
    await app.page.getByTestId('canvas').waitFor();
    for (let layer = 1; layer < layers; layer += 1) {
      await app.placeLayer(await writePicture(folder, width, height, layer));
    }
    const { page } = app;
    await page.keyboard.press('b');
    await watchFrames(page);
    const fitted = await paint(page);
    await page.keyboard.press('ControlOrMeta+1');
    const actualSize = await paint(page);
    return {
      megapixels: rounded((width * height) / 1e6),
      layers,
      fitted,
      actualSize,
      rendererMegabytes: await rendererMemory(),
    };
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A picture like no other: noise over a gradient, so that no two layers share a tile. */
async function writePicture(folder: string, width: number, height: number, seed: number): Promise<string> {
  const path = join(folder, `layer-${seed}.jpg`);
  const noise = sharp({
    create: {
      ...{ width, height, channels: 3, background: { r: 60 + seed * 15, g: 120, b: 200 - seed * 15 } },
      noise: { type: 'gaussian', mean: 128, sigma: 12 + seed },
    },
  });
  await noise.jpeg({ quality: 70 }).toFile(path);
  return path;
}

declare global {
  interface Window {
    /** Milliseconds from each pointer event to the end of the frame that showed it. */
    drawnAfter: number[];
  }
}

/** Notes, for each move of the pointer, when the frame that shows it was handed to the screen. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.drawnAfter = [];
    window.addEventListener(
      'pointermove',
      (event) => {
        const began = event.timeStamp;
        // A message asked for within the frame arrives once the frame is drawn.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.drawnAfter.push(performance.now() - began);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

/** Twenty strokes across the picture; what the first ones cost to get going is left out. */
async function paint(page: Page): Promise<Spread> {
  const box = await page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('The canvas is not there.');
  const [left, top] = [box.x + box.width * 0.3, box.y + box.height * 0.3];
  for (let stroke = 0; stroke < 20; stroke += 1) {
    if (stroke === 4) await page.evaluate(() => (window.drawnAfter.length = 0));
    const y = top + (stroke * box.height * 0.4) / 20;
    await page.mouse.move(left, y);
    await page.mouse.down();
    await page.mouse.move(left + box.width * 0.4, y + 12, { steps: 20 });
    await page.mouse.up();
  }
  const frames = (await page.evaluate(() => window.drawnAfter)).sort((a, b) => a - b);
  return {
    median: rounded(median(frames)),
    p95: rounded(frames[Math.floor(frames.length * 0.95)] ?? NaN),
    frames: frames.length,
  };
}

/** The largest of the browser's drawing processes: that of the window. */
async function rendererMemory(): Promise<{ now: number; peak: number }> {
  const renderers = (await descendants(process.pid)).filter(({ command }) =>
    command.includes('--type=renderer'),
  );
  const statuses = await Promise.all(renderers.map(({ id }) => readFile(`/proc/${id}/status`, 'utf8')));
  const megabytes = (status: string, field: string) =>
    Math.round(Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024);
  return {
    now: Math.max(...statuses.map((status) => megabytes(status, 'VmRSS'))),
    peak: Math.max(...statuses.map((status) => megabytes(status, 'VmHWM'))),
  };
}
