import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DragOut } from './drag-out.ts';

let folder = '';
let files: DragOut;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-drag-'));
  files = new DragOut(join(folder, 'dragged'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file is dragged under its own name, with what was written', async () => {
  const path = files.drag(await files.prepare('photo.png', Buffer.from('pixels')));
  expect(basename(path)).toBe('photo.png');
  expect(await readFile(path, 'utf8')).toBe('pixels');
});

test('what was dragged stays for whoever copies it, and what wasn’t goes for the next one', async () => {
  const first = files.drag(await files.prepare('a.png', Buffer.from('a')));
  const second = await files.prepare('b.png', Buffer.from('b'));
  const third = files.drag(await files.prepare('c.png', Buffer.from('c')));
  expect([existsSync(first), existsSync(third)]).toEqual([true, true]);
  expect(() => files.drag(second)).toThrow();
  await files.clear();
  expect(existsSync(join(folder, 'dragged'))).toBe(false);
});

test('no name leads out of the folder', async () => {
  const path = files.drag(await files.prepare('../../a/b:c.png', Buffer.from('')));
  expect(dirname(dirname(path))).toBe(join(folder, 'dragged'));
});
