import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isLocked, lockSession } from '../session-lock.ts';
import { beginSession } from '../sessions.ts';
import { leaveCache, openCache, prepareCache } from './cache-folder.ts';
import { batchesPart, clearParts, type Parts } from './parts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('journals of batches go, but for one that somebody works on and the one in the room', async () => {
  const batches = join(folder, 'batches');
  for (const name of ['over', 'running', 'shown']) {
    await mkdir(join(batches, name), { recursive: true });
    await writeFile(join(batches, name, 'journal'), '12345');
  }
  const lock = await lockSession(join(batches, 'running'));
  const part = batchesPart(folder, () => 'shown');
  expect(await part.measure()).toMatchObject({ count: 3, bytes: 15 });
  await part.clear?.(new Set());
  expect(await part.measure()).toMatchObject({ count: 2, bytes: 10 });
  const left = await readdir(batches);
  expect(left).toEqual(expect.arrayContaining(['running', 'shown']));
  expect(left).not.toContain('over');
  // Who else looks must still see that it runs.
  expect(await isLocked(join(batches, 'running'))).toBe(true);
  await lock.release();
});

test('a part that can’t be cleared keeps none of the others, and is told of', async () => {
  const cleared: string[] = [];
  const part = (name: string) => ({
    measure: () => Promise.resolve({ count: 1, bytes: 1 }),
    clear: () => {
      cleared.push(name);
      return Promise.resolve();
    },
  });
  const parts = { recent: part('recent'), folders: part('folders'), people: part('people') };
  const failing = { ...parts, recent: { ...parts.recent, clear: () => Promise.reject(new Error('busy')) } };
  await expect(
    clearParts(failing as unknown as Parts, ['recent', 'folders', 'people'], new Set()),
  ).rejects.toThrow('busy');
  expect(cleared.sort()).toEqual(['folders', 'people']);
});

test('a cache lies in a folder of its own, so that what else is in the one that was chosen stays as it is', async () => {
  await mkdir(join(folder, 'holiday'));
  await writeFile(join(folder, 'holiday', 'sea.jpg'), 'sea');
  const cache = await prepareCache(folder, []);
  expect((await stat(cache)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
  const session = await beginSession(cache);
  await session.end(false);
  expect(await readdir(join(folder, 'holiday'))).toEqual(['sea.jpg']);
  expect(await prepareCache(cache, [cache])).toBe(cache);
});

test('a folder that was chosen for the cache keeps what is no session, and one in the cache itself is refused', async () => {
  const chosen = join(folder, 'Pentimento cache');
  await mkdir(join(chosen, '2024-holiday', 'Lisbon'), { recursive: true });
  await mkdir(join(chosen, 'Ada'));
  const session = await beginSession(await prepareCache(chosen, []));
  await expect(prepareCache(session.folder, [chosen])).rejects.toMatchObject({ code: 'cannot-write' });
  await session.end(false);
  expect((await readdir(chosen)).sort()).toEqual(['2024-holiday', 'Ada']);
});

test('where the disk of the cache is gone, nothing is made in its place and the other is used', async () => {
  const gone = join(folder, 'unplugged', 'Pentimento cache');
  expect(await openCache(gone, folder)).toEqual({ folder, trouble: { folder: gone, system: 'ENOENT' } });
  expect(await readdir(folder)).toEqual([]);
  expect(await leaveCache(gone)).toBe(false);
});

test('an earlier place of the cache is left once nothing lies there', async () => {
  const earlier = join(folder, 'earlier');
  await mkdir(join(earlier, '1-deaddead'), { recursive: true });
  await mkdir(join(folder, 'now'));
  expect(await leaveCache(earlier).catch(() => false)).toBe(false);
  const session = await beginSession(join(folder, 'now'), [earlier, join(folder, 'never')]);
  expect(await leaveCache(earlier)).toBe(true);
  await session.end(false);
});
