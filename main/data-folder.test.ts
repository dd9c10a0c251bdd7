import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainDataFolder, openDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

test.skipIf(process.platform === 'win32')('the data is its owner’s alone', async () => {
  const data = join(folder, 'a', 'data');
  const sessions = await openDataFolder(data);
  expect(await modeOf(data)).toBe(0o700);
  expect(await modeOf(sessions)).toBe(0o700);
  await chmod(data, 0o755);
  await chmod(sessions, 0o755);
  await openDataFolder(data);
  expect(await modeOf(data)).toBe(0o700);
  expect(await modeOf(sessions)).toBe(0o700);
});

test.skipIf(process.platform === 'win32')('a folder of other things stays open to others', async () => {
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'pictures'));
  const sessions = await openDataFolder(folder);
  expect(await modeOf(folder)).toBe(0o755);
  expect(await modeOf(sessions)).toBe(0o700);
});

test('what is no folder is named, with what to do', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(openDataFolder(join(folder, 'file'))).rejects.toMatchObject({
    code: 'cannot-write',
    message: expect.stringContaining(`${join(folder, 'file')}, which cannot be written to`) as string,
  });
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  expect(explainDataFolder(folder, full)).toMatchObject({ code: 'disk-full' });
  const other = new TypeError('nobody foresaw this');
  expect(explainDataFolder(folder, other)).toBe(other);
});
