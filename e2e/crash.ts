import { basename } from 'node:path';
import { expect } from '@playwright/test';
import type { Application } from './application.ts';
import { pixelAt, type Shown } from './canvas.ts';

/** A document of this side has room for this many strokes, one under the other. */
export const crashSide = 160;
const strokes = 16;
const spacing = crashSide / strokes;

export interface Crash {
  /** Strokes that were let go before the kill. */
  readonly finished: number;
  /** Strokes that are in the document that was offered and opened; 0 where none was offered. */
  readonly recovered: number;
  /** Whether each of them is there whole, and nothing else. */
  readonly whole: boolean;
}

/**
 * Paints strokes on a picture of one colour, kills the application so many milliseconds after the first one, starts
 * it anew, and opens what it offers.
 */
export async function killWhilePainting(app: Application, path: string, after: number): Promise<Crash> {
  const photo = await app.openPhoto(path);
  await app.takeHardBrush(6);
  let finished = 0;
  const paint = async () => {
    for (; finished < strokes; finished += 1) {
      const [from, y] = [photo.left + 20, photo.top + rowOf(finished) + 0.5];
      await app.page.mouse.move(from, y);
      await app.page.mouse.down();
      await app.page.mouse.move(from + 120, y, { steps: 12 });
      await app.page.mouse.up();
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
  return { finished: before, ...(await recovered(app, path, photo)) };
}

function rowOf(stroke: number): number {
  return Math.round((stroke + 0.5) * spacing);
}

async function recovered(app: Application, path: string, photo: Shown): Promise<Omit<Crash, 'finished'>> {
  const offer = app.page.getByRole('dialog', { name: 'Recover pictures' });
  const offered = await offer.waitFor({ timeout: 15_000 }).then(
    () => true,
    () => false,
  );
  if (!offered) return { recovered: 0, whole: true };
  await offer.getByRole('button', { name: 'Open all' }).click();
  await expect(offer).toBeHidden();
  const shown = await app.shown(basename(path));
  const band = (of: Shown, stroke: number) => {
    const from = (rowOf(stroke) - spacing / 2) * of.width * 4;
    return of.data.subarray(from, from + spacing * of.width * 4).toString();
  };
  const painted = (stroke: number) =>
    pixelAt(shown, 80, rowOf(stroke)).join() !== pixelAt(photo, 80, rowOf(stroke)).join();
  let count = 0;
  while (count < strokes && painted(count)) count += 1;
  const whole = Array.from({ length: strokes }, (_, stroke) =>
    stroke < count ? band(shown, stroke) === band(shown, 0) : band(shown, stroke) === band(photo, stroke),
  ).every(Boolean);
  return { recovered: count, whole };
}
