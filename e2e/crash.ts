import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { openPromise } from 'yauzl';
import type { Application } from './application.ts';
import { pixelAt, type Shown } from './canvas.ts';
import { expect } from './patient.ts';

/** A document of this side has room for this many strokes, one under the other. */
export const crashSide = 160;
const strokes = 16;
const spacing = crashSide / strokes;

/** What goes on as the application is killed. */
export type Work = 'painting' | 'saving' | 'closing';

export interface Crash {
  /** Strokes that were let go before the kill. */
  readonly finished: number;
  /** Strokes that are in the document that was offered and opened; 0 where none was offered. */
  readonly recovered: number;
  /** Strokes that are in the person's own file; 0 where there is none. */
  readonly saved: number;
  /** Whether each of them is there whole, and nothing else. */
  readonly whole: boolean;
}

/**
 * Paints strokes on a picture of one colour, and saves after each or closes after the third, kills the application so
 * many milliseconds after the first one, starts it anew, and opens what it offers and what was saved.
 */
export async function killWhile(work: Work, app: Application, path: string, after: number): Promise<Crash> {
  const photo = await app.openPhoto(path);
  const file = work === 'painting' ? null : await app.saveAs('wall.ora');
  await app.takeHardBrush(6);
  let finished = 0;
  const paint = async () => {
    const { page } = app;
    for (; finished < strokes; finished += 1) {
      const [from, y] = [photo.left + 20, photo.top + rowOf(finished) + 0.5];
      await page.mouse.move(from, y);
      await page.mouse.down();
      await page.mouse.move(from + 120, y, { steps: 12 });
      await page.mouse.up();
      if (work === 'saving') await page.keyboard.press('ControlOrMeta+s');
      if (work === 'closing' && finished === 2) {
        finished += 1;
        await page.getByRole('button', { name: 'Close wall.ora' }).click();
        await page
          .getByRole('dialog', { name: 'Unsaved changes' })
          .getByText('Save', { exact: true })
          .click();
        return;
      }
      // As long as a hand needs to the next one.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const painting = paint().catch(() => undefined);
  await expect.poll(() => finished, { intervals: [5] }).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, after));
  const before = finished;
  await app.restartAfterKill();
  await painting;
  const blank = { width: crashSide, data: photo.data };
  const saved = file === null ? none : strokesIn(await mergedPicture(file), blank);
  const recovered = await offered(app, file === null ? 'wall.png' : 'wall.ora', blank);
  return {
    finished: before,
    recovered: recovered.count,
    saved: saved.count,
    whole: recovered.whole && saved.whole,
  };
}

/** What is lost of a crash: strokes that are neither offered nor in the file. */
export function lostIn({ finished, recovered, saved }: Crash): number {
  return Math.max(0, finished - Math.max(recovered, saved));
}

function rowOf(stroke: number): number {
  return Math.round((stroke + 0.5) * spacing);
}

type Pixels = Pick<Shown, 'width' | 'data'>;

const none = { count: 0, whole: true };

async function offered(app: Application, name: string, blank: Pixels): Promise<typeof none> {
  if (!(await isKept(app.running.data))) return none;
  const offer = app.page.getByRole('dialog', { name: 'Recover pictures' });
  await offer.getByRole('button', { name: 'Open all' }).click();
  await expect(offer).toBeHidden();
  return strokesIn(await app.shown(name), blank);
}

/** Whether a document lies on the disk that can be offered. */
async function isKept(data: string): Promise<boolean> {
  const names = await readdir(join(data, 'pixels'), { recursive: true });
  return names.some((name) => /[/\\]kept[/\\][^/\\]+\.json$/.test(name));
}

function strokesIn(picture: Pixels, blank: Pixels): typeof none {
  const band = ({ width, data }: Pixels, stroke: number) => {
    const from = (rowOf(stroke) - spacing / 2) * width * 4;
    return data.subarray(from, from + spacing * width * 4).toString();
  };
  const at = (of: Pixels, stroke: number) => pixelAt(of, 80, rowOf(stroke)).join();
  let count = 0;
  while (count < strokes && at(picture, count) !== at(blank, count)) count += 1;
  const whole = Array.from({ length: strokes }, (_, stroke) =>
    stroke < count
      ? band(picture, stroke) === band(picture, 0)
      : band(picture, stroke) === band(blank, stroke),
  ).every(Boolean);
  return { count, whole };
}

/** The picture that an OpenRaster file carries merged, as any other program finds it. */
async function mergedPicture(path: string): Promise<Pixels> {
  const archive = await openPromise(path);
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName !== 'mergedimage.png') continue;
      const chunks: Buffer[] = [];
      for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      const { data, info } = await sharp(Buffer.concat(chunks))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { width: info.width, data: Uint8Array.from(data) };
    }
  } finally {
    archive.close();
  }
  throw new Error(`There is no merged picture in ${path}.`);
}
