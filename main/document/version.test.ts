import { mkdtemp, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedSince, versionOf } from './version.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'version-'))));
afterAll(() => rm(folder, { recursive: true }));

async function written(contents: string) {
  const path = join(folder, 'a.ora');
  await writeFile(path, contents);
  return { path, version: (await versionOf(path))! };
}

test('a file is the same until its contents change, whatever becomes of its times', async () => {
  const { path, version } = await written('one');
  expect(await changedSince(path, version)).toBe(false);
  await utimes(path, 1, 1);
  expect(await changedSince(path, version)).toBe(false);
  await writeFile(path, 'two');
  expect(await changedSince(path, version)).toBe(true);
  await writeFile(path, 'three');
  expect(await changedSince(path, version)).toBe(true);
});

test('a change that keeps the size is seen by its time and its contents', async () => {
  const { path, version } = await written('one');
  const { atime, mtime } = await stat(path);
  await writeFile(path, 'two');
  await utimes(path, atime, new Date(mtime.getTime() + 2000));
  expect(await changedSince(path, version)).toBe(true);
});

test('a link is what it leads to; what is gone holds nothing to lose', async () => {
  const { path, version } = await written('one');
  const link = join(folder, 'link.ora');
  await symlink(path, link);
  expect(await versionOf(link)).toEqual(version);
  await writeFile(path, 'other');
  expect(await changedSince(link, version)).toBe(true);
  await rm(path);
  expect(await changedSince(path, version)).toBe(false);
  expect(await versionOf(path)).toBeNull();
});
