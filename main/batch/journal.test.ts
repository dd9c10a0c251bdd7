import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isDamaged, Journal, readJournal, type Entry } from './journal.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'pentimento-journal-'))));
afterAll(() => rm(folder, { recursive: true }));

const item = { input: 'a.jpg', outputs: [{ path: 'out/a.png', format: 'png' as const }] };
const entries: Entry[] = [
  { kind: 'batch', version: 1, key: 'k' },
  { kind: 'items', items: [item, item, item] },
  { kind: 'writes', item: 0, output: 0, path: 'out/a.png', sha256: '00' },
  { kind: 'beside', path: 'out/.0.tmp' },
  { kind: 'done', item: 0, files: ['out/a.png'], seconds: 1, notes: [] },
  { kind: 'failed', item: 1, error: { code: 'truncated-image', message: 'Cut.' } },
  { kind: 'writes', item: 2, output: 0, path: 'out/a-3.png', sha256: '22' },
];

async function written(name: string, list: readonly Entry[]): Promise<string> {
  const path = join(folder, name);
  const journal = await Journal.open(path, true);
  await Promise.all(list.map((entry) => journal.add(entry)));
  await journal.close();
  return path;
}

test('what was written down is read again', async () => {
  const recorded = await readJournal(await written('whole', entries));
  expect(recorded).toMatchObject({ key: 'k', items: [item, item, item], beside: ['out/.0.tmp'] });
  expect([...(recorded?.endings ?? [])].map(([at, { kind }]) => [at, kind])).toEqual([
    [0, 'done'],
    [1, 'failed'],
  ]);
  expect([...(recorded?.written ?? [])]).toMatchObject([[2, [{ output: 0, sha256: '22' }]]]);
});

test('notes keep what others need to word them, and those of an earlier version their sentences', async () => {
  const note = { code: 'first-frame-only', values: { frames: 2 }, message: 'Only the first.' } as const;
  const notes = [note, 'It was cut short.'];
  const path = await written('notes', [
    { kind: 'batch', version: 1, key: 'k' },
    { kind: 'done', item: 0, files: [], seconds: 1, notes },
  ]);
  expect((await readJournal(path))?.endings.get(0)).toMatchObject({ notes });
});

test('wherever it was cut short, what stood before is known, and what is added later too', async () => {
  const bytes = await readFile(await written('cut', entries));
  for (let length = 60; length < bytes.length; length += 7) {
    const path = join(folder, `cut-${length}`);
    await writeFile(path, bytes.subarray(0, length));
    const before = await readJournal(path);
    const journal = await Journal.open(path, false);
    await journal.add({ kind: 'done', item: 9, files: [], seconds: 0, notes: [] });
    await journal.close();
    const after = await readJournal(path);
    expect(after?.endings.size).toBe((before?.endings.size ?? 0) + 1);
    expect(after?.items).toEqual(before?.items);
  }
});

test('those that failed are forgotten where they are to be tried again', async () => {
  const recorded = await readJournal(await written('again', [...entries, { kind: 'again' }]));
  expect([...(recorded?.endings.keys() ?? [])]).toEqual([0]);
});

test('without a journal nothing is known, and one of a newer version is refused', async () => {
  expect(await readJournal(join(folder, 'none'))).toBe(null);
  const path = await written('newer', entries);
  await appendFile(path, '\n{"kind":"dreamt","item":1}');
  await expect(readJournal(path)).rejects.toMatchObject({ code: 'batch-unknown', because: 'newer' });
});

test('where the pictures of a journal are lost, what it says of them is taken for no others', async () => {
  const path = await written('damaged', entries);
  const lines = (await readFile(path, 'utf8')).split('\n');
  const spoil = (line: string) => (line.includes('"items"') ? `${line.slice(0, 40)}\0garbage` : line);
  await writeFile(path, lines.map(spoil).join('\n'));
  expect(isDamaged((await readJournal(path))!)).toBe(true);
  await appendFile(path, `\n${JSON.stringify({ kind: 'items', items: [item], from: 3 })}`);
  await expect(readJournal(path)).rejects.toMatchObject({ because: 'damaged' });
  expect(isDamaged((await readJournal(await written('sound', entries)))!)).toBe(false);
});

test('pictures that were written down twice, as nobody knew that they were, are there once', async () => {
  const again: Entry = { kind: 'items', items: [item], from: 3 };
  const recorded = await readJournal(await written('twice', [...entries, again, again]));
  expect(recorded?.items).toHaveLength(4);
});
