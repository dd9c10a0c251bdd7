import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BatchRecipe, type BatchState } from '../../preload/contract/batch.ts';
import { explain } from '../errors/explain.ts';
import { Journal, readJournal } from './journal.ts';
import type { Item } from './plan.ts';
import { workThrough, type Hands } from './work.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'pentimento-work-'))));
afterAll(() => rm(folder, { recursive: true }));

const recipe = BatchRecipe.parse({
  pentimento: 'batch-recipe',
  version: 1,
  outputs: [{}, { name: 'web/{name}' }],
});
const NAMES = ['a', 'b', 'broken', 'c', 'd'];

function itemsIn(out: string): Item[] {
  return NAMES.map((name) => ({
    input: join(folder, `${name}.jpg`),
    outputs: [
      { path: join(out, `${name}.png`), format: 'png' },
      { path: join(out, 'web', `${name}.png`), format: 'png' },
    ],
  }));
}

const bytesOf = (input: string, output: number) => new TextEncoder().encode(`${input} ${output}`);

function hands(made: string[] = []): Hands {
  return {
    make: ({ input }) => {
      made.push(input);
      if (input.includes('broken')) return Promise.reject(explain('truncated-image', { name: input }));
      return Promise.resolve({ files: [bytesOf(input, 0), bytesOf(input, 1)], notes: [] });
    },
  };
}

interface Trial {
  readonly out: string;
  readonly journal: string;
  /** After so many lines nothing is written down any more: the program was killed. */
  readonly lines?: number;
  readonly with?: Hands;
  readonly items?: readonly Item[];
  readonly mayReplace?: boolean;
}

async function go({
  out,
  journal: path,
  lines = Infinity,
  ...rest
}: Trial): Promise<Map<number, BatchState>> {
  const items = rest.items ?? itemsIn(out);
  const states = new Map<number, BatchState>();
  const recorded = (await readJournal(path)) ?? { endings: new Map(), written: new Map(), beside: [] };
  const journal = await Journal.open(path, false);
  let left = lines;
  const cut = {
    add: (entry: Parameters<Journal['add']>[0]) => {
      left -= 1;
      return left < 0 ? Promise.reject(explain('cannot-write.busy', { name: path })) : journal.add(entry);
    },
  };
  try {
    if (recorded.endings.size === 0) await journal.add({ kind: 'batch', version: 1, key: 'k' });
    await workThrough({
      ...{ recipe, items, recorded, journal: cut, hands: rest.with ?? hands(), jobs: 2 },
      mayReplace: rest.mayReplace ?? false,
      tell: (item, state) => states.set(item, state),
    });
  } finally {
    await journal.close();
  }
  return states;
}

const filesIn = async (out: string) =>
  (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

test('wherever a batch is stopped, taken up again it makes every file once, whole, and nothing beside', async () => {
  const wanted = NAMES.filter((name) => name !== 'broken').flatMap((name) => [
    `${name}.png`,
    `web/${name}.png`,
  ]);
  for (let lines = 0; lines < 24; lines += 1) {
    const [out, journal] = [join(folder, `out-${lines}`), join(folder, `journal-${lines}`)];
    await mkdir(out);
    const stopped = await go({ out, journal, lines }).catch((error: unknown) => error);
    expect(stopped).toMatchObject(lines < 4 * 5 + 1 ? { code: 'cannot-write' } : {});
    const made: string[] = [];
    await go({ out, journal, with: hands(made) });
    expect(await filesIn(out)).toEqual(wanted.map((name) => join(out, name)).sort());
    for (const { input, outputs } of itemsIn(out))
      for (const [i, output] of outputs.entries())
        if (!input.includes('broken'))
          expect(await readFile(output!.path)).toEqual(Buffer.from(bytesOf(input, i)));
    const { endings } = (await readJournal(journal))!;
    expect([...endings.values()].filter(({ kind }) => kind === 'done')).toHaveLength(4);
    expect([...endings.values()].filter(({ kind }) => kind === 'failed')).toMatchObject([{ item: 2 }]);
    const again: string[] = [];
    await go({ out, journal, with: hands(again) });
    expect(again).toEqual([]);
  }
});

test('a picture whose files were in their places when the program was killed isn’t made again', async () => {
  const [out, journal] = [join(folder, 'whole'), join(folder, 'whole-journal')];
  await mkdir(out);
  // Two files: a line for each before it is written and one while it is, and then no line for the end of the first picture.
  const items = itemsIn(out).slice(0, 1);
  await go({ out, journal, lines: 4, items }).catch(() => undefined);
  const made: string[] = [];
  await go({ out, journal, items, with: hands(made) });
  expect(made).toEqual([]);
});

test('a picture that has changed since one of its files was made gets all of them of the new one', async () => {
  const [out, journal] = [join(folder, 'changed'), join(folder, 'changed-journal')];
  await mkdir(out);
  const items = itemsIn(out).slice(0, 1);
  // Stopped between the two files.
  await go({ out, journal, lines: 2, items }).catch(() => undefined);
  expect(await filesIn(out)).toEqual([join(out, 'a.png')]);
  const changed = [1, 2].map((number) => new TextEncoder().encode(`changed ${number}`));
  await go({
    ...{ out, journal, items },
    with: { make: () => Promise.resolve({ files: changed, notes: [] }) },
  });
  expect(await filesIn(out)).toEqual([join(out, 'a.png'), join(out, 'web/a.png')]);
  for (const [i, path] of (await filesIn(out)).entries())
    expect(await readFile(path)).toEqual(Buffer.from(changed[i]!));
});

test('a file that somebody put into a place meanwhile is left there', async () => {
  const out = join(folder, 'taken');
  await mkdir(out);
  await writeFile(join(out, 'a.png'), 'mine');
  const items = itemsIn(out).slice(0, 1);
  await go({ out, journal: join(folder, 'taken-journal'), items });
  expect(await readFile(join(out, 'a.png'), 'utf8')).toBe('mine');
  expect(await filesIn(out)).toContain(join(out, 'a-2.png'));
  await go({ out, journal: join(folder, 'taken-journal-2'), items, mayReplace: true });
  expect(await readFile(join(out, 'a.png'), 'utf8')).not.toBe('mine');
});

test('two batches that work for one folder at the same moment, from two machines, lose no file of either', async () => {
  const out = join(folder, 'shared');
  await mkdir(out);
  const items = itemsIn(out).slice(0, 1);
  const of = (who: string): Hands => ({
    make: () =>
      Promise.resolve({ files: [`${who} 0`, `${who} 1`].map((text) => Buffer.from(text)), notes: [] }),
  });
  const all = ['one', 'two', 'three'];
  await Promise.all(
    all.map((who) => go({ out, items, journal: join(folder, `shared-${who}`), with: of(who) })),
  );
  const texts = await Promise.all((await filesIn(out)).map((path) => readFile(path, 'utf8')));
  expect(texts.sort()).toEqual(all.flatMap((who) => [`${who} 0`, `${who} 1`]).sort());
});

test('a picture’s time is that in which it was worked on, not that in which it waited', async () => {
  const [out, journal] = [join(folder, 'waited'), join(folder, 'waited-journal')];
  await mkdir(out);
  const slow: Hands = {
    make: async (...given) => {
      await pause(1000);
      return { ...(await hands().make(...given)), seconds: 0.01 };
    },
  };
  await go({ out, journal, with: slow, items: itemsIn(out).slice(0, 1) });
  const endings = [...((await readJournal(journal))?.endings.values() ?? [])];
  const times = endings.flatMap((ending) => (ending.kind === 'done' ? [ending.seconds] : []));
  expect(times).toHaveLength(1);
  expect(times[0]).toBeGreaterThanOrEqual(0.01);
  expect(times[0]).toBeLessThan(0.9);
});

test('a full disk stops the batch, which can be taken up again', async () => {
  const [out, journal] = [join(folder, 'full'), join(folder, 'full-journal')];
  await mkdir(out);
  let asked = 0;
  const full: Hands = {
    make: (...given) => {
      asked += 1;
      return asked === 2 ? Promise.reject(explain('disk-full', { name: out })) : hands().make(...given);
    },
  };
  await expect(go({ out, journal, with: full })).rejects.toMatchObject({ code: 'disk-full' });
  await go({ out, journal });
  expect(await filesIn(out)).toHaveLength(8);
});

test.each([
  explain('cannot-write.kilobytes', { kilobytes: 1 }),
  explain('cannot-write.folder', { name: 'a', example: 'b' }),
])('what can’t be written of one picture alone stops no other: $because', async (error) => {
  const out = join(folder, `alone-${error.because}`);
  await mkdir(out);
  const make: Hands['make'] = (item, ...rest) =>
    item.input.endsWith('a.jpg') ? Promise.reject(error) : hands().make(item, ...rest);
  const states = await go({ out, journal: `${out}-journal`, with: { make } });
  expect(states.get(0)).toMatchObject({ state: 'failed', error: { because: error.because } });
  expect(await filesIn(out)).toHaveLength(6);
});

test('pictures whose folder was taken away stop the batch, and one that is gone by itself doesn’t', async () => {
  const out = join(folder, 'away');
  await mkdir(out);
  const missing: Hands = {
    make: ({ input }) => Promise.reject(explain('file-missing.gone', { name: input })),
  };
  const at = (input: string) => [{ ...itemsIn(out)[0]!, input }];
  const trial = { out, with: missing };
  const gone = await go({ ...trial, journal: join(folder, 'away-1'), items: at(join(folder, 'gone.jpg')) });
  expect(gone.get(0)).toMatchObject({ state: 'failed', error: { code: 'file-missing' } });
  await expect(
    go({ ...trial, journal: join(folder, 'away-2'), items: at(join(folder, 'usb/gone.jpg')) }),
  ).rejects.toMatchObject({ code: 'file-missing' });
});
