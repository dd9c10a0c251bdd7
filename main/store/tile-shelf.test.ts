import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tileSide } from '../../preload/contract/document.ts';
import { TileShelf } from './tile-shelf.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'shelf-'))));
afterAll(() => rm(folder, { recursive: true }));

const tile = (value: number) => new Uint8Array(tileSide * tileSide).fill(value);
const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('tiles are named by their SHA-256, missing until they are put, and come back', async () => {
  const shelf = await TileShelf.open(join(folder, 'a'));
  const names = [tile(1), tile(2), tile(1)].map(nameOf);
  expect(shelf.missing(names)).toEqual([names[0], names[1]]);
  expect(await shelf.put([tile(1), tile(2), tile(1)])).toEqual(names);
  expect(shelf.missing(names)).toEqual([]);
  expect((await shelf.read(names)).map(nameOf)).toEqual(names);
  expect(shelf.bytes).toBe(2 * tileSide * tileSide);
  // Another application on the same folder knows them, too.
  expect((await TileShelf.open(join(folder, 'a'))).missing(names)).toEqual([]);
});

test('what is no tile is refused', async () => {
  const shelf = await TileShelf.open(join(folder, 'b'));
  await expect(shelf.put([new Uint8Array(5)])).rejects.toMatchObject({ code: 'bad-parameters' });
  await expect(shelf.read(['f'.repeat(64)])).rejects.toThrow('not in the store');
});

test('over the budget the oldest go, but none that is kept and none that was just asked for', async () => {
  let now = 0;
  const shelf = await TileShelf.open(join(folder, 'c'), 4 * tileSide * tileSide, () => now);
  const names = await shelf.put([1, 2, 3, 4, 5, 6].map(tile));
  expect(shelf.overBudget).toBe(true);
  await shelf.sweep(new Set());
  expect(shelf.missing(names)).toEqual([]);
  now = 3_600_000;
  expect(shelf.missing([names[5]!])).toEqual([]);
  await shelf.sweep(new Set([names[0]!]));
  expect(shelf.missing(names)).toEqual([names[1], names[2], names[3]]);
});
