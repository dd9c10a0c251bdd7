/** What stands for pictures where tools sleep. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Item } from '../../main/batch/plan.ts';

/** Milliseconds after which others take over what a worker had that was killed. */
export const lock = 2_000;

const contentsOf = (at: number) => Buffer.alloc(50_000, `picture ${at} `);

export function madeOf(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(createHash('sha256').update(bytes).digest('hex'));
}

export async function writePictures(folder: string, count: number): Promise<Item[]> {
  await mkdir(join(folder, 'in'), { recursive: true });
  const items: Item[] = [];
  for (let at = 0; at < count; at += 1) {
    const input = join(folder, 'in', `${at}.jpg`);
    await writeFile(input, contentsOf(at));
    items.push({ input, outputs: [{ path: join(folder, 'out', `${at}.png`), format: 'png' }] });
  }
  return items;
}

/** How many results are there as they should be, and how many files that aren't. */
export async function countResults(
  folder: string,
  count: number,
): Promise<{ readonly right: number; readonly wrong: number }> {
  const names = await readdir(join(folder, 'out'));
  let right = 0;
  for (let at = 0; at < count; at += 1) {
    const made = await readFile(join(folder, 'out', `${at}.png`)).catch(() => null);
    if (made?.equals(madeOf(contentsOf(at)))) right += 1;
  }
  return { right, wrong: names.length - right };
}
