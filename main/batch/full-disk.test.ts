/** A disk that is full in the middle, where one can be made: a small one in memory, which only root may mount. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BatchRecipe } from '../../preload/contract/batch.ts';
import { Journal, readJournal } from './journal.ts';
import type { Item } from './plan.ts';
import { workThrough } from './work.ts';

const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
const canMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const place = mkdtempSync(join(tmpdir(), 'pentimento-mount-'));
  const there = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place);
  if (there) spawnSync('umount', [place]);
  rmdirSync(place);
  return there;
})();
if (!canMount) process.stderr.write('Skipped, as nothing may be mounted here: tests of full disks.\n');

const recipe = BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1 });
const COUNT = 24;
const contents = (input: string) => new Uint8Array(30_000).fill(input.length);

describe.runIf(canMount)('a disk that is full in the middle', () => {
  let folder: string;
  let disk: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pentimento-full-'));
    disk = join(folder, 'disk');
    await mkdir(disk);
  });
  afterEach(async () => {
    spawnSync('umount', [disk]);
    await rm(folder, { recursive: true });
  });

  async function go(journalIn: string, out: string): Promise<void> {
    const items: Item[] = Array.from({ length: COUNT }, (_, i) => ({
      input: '/'.padEnd(i + 2, 'a'),
      outputs: [{ path: join(out, `${i}.png`), format: 'png' }],
    }));
    const path = join(journalIn, 'journal');
    const recorded = (await readJournal(path)) ?? { endings: new Map(), written: new Map(), beside: [] };
    const journal = await Journal.open(path, false);
    const hands = {
      make: ({ input }: Item) => Promise.resolve({ files: [contents(input)], notes: [] }),
    };
    try {
      if (recorded.endings.size === 0) await journal.add({ kind: 'batch', version: 1, key: 'k' });
      await workThrough({
        ...{ recipe, items, recorded, journal, hands, jobs: 2, mayReplace: false, tell: () => undefined },
      });
    } finally {
      await journal.close();
    }
  }
  async function checkWhole(out: string): Promise<number> {
    const names = (await readdir(out)).filter((name) => name !== 'journal');
    for (const name of names) {
      expect(name).toMatch(/^\d+\.png$/);
      const input = '/'.padEnd(Number(name.replace('.png', '')) + 2, 'a');
      expect((await readFile(join(out, name))).equals(contents(input))).toBe(true);
    }
    return names.length;
  }
  const resize = (size: string) => expect(mount('-o', `remount,size=${size}`, disk)).toBe(true);

  test('stops the batch with what is done whole and nothing beside, and with room again all of it is made', async () => {
    expect(mount('-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk)).toBe(true);
    await expect(go(folder, disk)).rejects.toMatchObject({ code: 'disk-full' });
    const made = await checkWhole(disk);
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(COUNT);
    resize('4m');
    await go(folder, disk);
    expect(await checkWhole(disk)).toBe(COUNT);
  });

  test('and where the journal lies on it too, each picture is still made once', async () => {
    expect(mount('-t', 'tmpfs', '-o', 'size=404k', 'tmpfs', disk)).toBe(true);
    await expect(go(disk, disk)).rejects.toMatchObject({ code: 'disk-full' });
    await checkWhole(disk);
    resize('4m');
    await go(disk, disk);
    expect(await checkWhole(disk)).toBe(COUNT);
    const { endings } = (await readJournal(join(disk, 'journal')))!;
    expect([...endings.values()].filter(({ kind }) => kind === 'done')).toHaveLength(COUNT);
  });

  test('a journal that can’t be written down any more stops the batch before a picture is put anywhere', async () => {
    expect(mount('-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', disk)).toBe(true);
    const out = join(folder, 'out');
    await mkdir(out);
    await expect(go(disk, out)).rejects.toMatchObject({ code: 'disk-full' });
    const made = await checkWhole(out);
    expect(made).toBeLessThan(COUNT);
    resize('4m');
    await go(disk, out);
    expect(await checkWhole(out)).toBe(COUNT);
    expect((await readJournal(join(disk, 'journal')))!.endings.size).toBe(COUNT);
  });
});
