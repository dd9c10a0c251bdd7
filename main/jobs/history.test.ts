import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobRecord } from '../../preload/contract/index.ts';
import { JobHistory } from './history.ts';

let folder: string;
let changes: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
  changes = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const open = (most?: number) => JobHistory.open(folder, () => void (changes += 1), most);
const recipe = { tool: 'restyle', version: 1, values: { size: 256 }, inputs: {}, weights: {} };
const ended = (number: number): JobRecord => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  ...{ recipe, picture: `photo ${number}.jpg`, ended: number, seconds: 2, pictured: false, state: 'done' },
});
const picture = Uint8Array.of(1, 2, 3);

test('what ended is known at the next start, latest first, with its picture', async () => {
  const history = await open();
  await history.add(ended(1), picture);
  await history.add(ended(2), null);
  expect(changes).toBe(2);
  const next = await open();
  expect(next.all).toEqual([ended(2), { ...ended(1), pictured: true }]);
  expect(await readFile(next.pictureOf(ended(1).id)!)).toEqual(Buffer.from(picture));
  expect(next.pictureOf(ended(2).id)).toBeNull();
  expect(next.pictureOf('../history')).toBeNull();
});

test('the oldest make room, and their pictures go with them', async () => {
  const history = await open(3);
  await Promise.all([1, 2, 3, 4, 5].map((number) => history.add(ended(number), picture)));
  expect(history.all.map((record) => record.ended)).toEqual([5, 4, 3]);
  expect((await readdir(folder)).sort()).toEqual([
    ...[3, 4, 5].map((number) => `${ended(number).id}.webp`),
    'history.json',
  ]);
});

test('one can be forgotten, and all', async () => {
  const history = await open();
  for (const number of [1, 2, 3]) await history.add(ended(number), picture);
  const before = await history.bytes();
  await history.remove(ended(2).id);
  expect(history.all.map((record) => record.ended)).toEqual([3, 1]);
  expect(await history.bytes()).toBeLessThan(before);
  await history.clear();
  expect(history.all).toEqual([]);
  expect(await readdir(folder)).toEqual(['history.json']);
  expect((await open()).all).toEqual([]);
});

test.each([['{'], [JSON.stringify({ version: 2, jobs: [] })]])(
  'a file that can’t be read (%s) is set aside, and stays until all is forgotten',
  async (text) => {
    await writeFile(join(folder, 'history.json'), text);
    const history = await open();
    expect(history.all).toEqual([]);
    await history.add(ended(1), null);
    expect(await readFile(join(folder, 'history-unread.json'), 'utf8')).toBe(text);
    await history.clear();
    expect(await readdir(folder)).toEqual(['history.json']);
  },
);
