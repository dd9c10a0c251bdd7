import { link, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChosenFiles } from './chosen-files.ts';

let folder: string;
beforeAll(async () => (folder = await realpath(await mkdtemp(join(tmpdir(), 'chosen-')))));
afterAll(() => rm(folder, { recursive: true }));

test('one file has one token, whatever leads to it; another file has another', async () => {
  const chosen = new ChosenFiles();
  const path = join(folder, 'a.ora');
  await writeFile(path, 'a');
  await symlink(path, join(folder, 'link.ora'));
  await link(path, join(folder, 'second name.ora'));
  await mkdir(join(folder, 'in'));
  await symlink(folder, join(folder, 'in', 'out'));
  const token = await chosen.tokenOf(path);
  for (const other of ['link.ora', 'second name.ora', 'in/../a.ora', 'in/out/a.ora', './a.ora']) {
    expect([other, await chosen.tokenOf(join(folder, other))]).toEqual([other, token]);
  }
  expect(chosen.pathOf(token)).toBe(path);
  expect(chosen.folderOf(token)).toBe(folder);
  expect(chosen.folderOf('b0b0b0b0-0000-4000-8000-000000000000')).toBeNull();
  await writeFile(join(folder, 'b.ora'), 'a');
  expect(await chosen.tokenOf(join(folder, 'b.ora'))).not.toBe(token);
});

test('a file keeps its token when it is written anew by renaming, and before it is there', async () => {
  const chosen = new ChosenFiles();
  const path = join(folder, 'new.ora');
  const token = await chosen.tokenOf(path);
  await writeFile(join(folder, 'beside'), 'a');
  await rename(join(folder, 'beside'), path);
  expect(await chosen.tokenOf(path)).toBe(token);
});

test('two who ask at once get one token', async () => {
  const chosen = new ChosenFiles();
  const path = join(folder, 'both.ora');
  await writeFile(path, 'a');
  const [a, b] = await Promise.all([chosen.tokenOf(path), chosen.tokenOf(path)]);
  expect(a).toBe(b);
});

test('the window can name no file that the person did not choose', async () => {
  const chosen = new ChosenFiles();
  const token = await chosen.tokenOf(join(folder, 'harbour.ora'));
  for (const forged of ['/etc/passwd', token.toUpperCase(), '', crypto.randomUUID()]) {
    expect(() => chosen.pathOf(forged)).toThrow('not chosen here');
  }
});
