import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from './walk.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-walk-'));
  for (const below of ['in/deep/er', 'in/out', 'in/.hidden'])
    await mkdir(join(folder, below), { recursive: true });
  for (const file of [
    'in/2.jpg',
    'in/10.jpg',
    'in/notes.txt',
    'in/deep/er/a.PNG',
    'in/.b.png',
    'in/.hidden/c.png',
    'in/out/2.jpg',
  ])
    await writeFile(join(folder, file), '');
  await symlink(join(folder, 'in'), join(folder, 'in/deep/circle'));
  await symlink(join(folder, 'in/2.jpg'), join(folder, 'in/deep/again.jpg'));
  await symlink(join(folder, 'nowhere.jpg'), join(folder, 'in/gone.jpg'));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (path: string) => join(folder, path);
const named = (paths: readonly string[]) => paths.map((path) => relative(folder, path));

test('the pictures of a folder are found at any depth, as people count, each once, without hidden ones and results', async () => {
  const { files, twice } = await walk([at('in')], at('in/out'));
  expect(named(files.map(({ path }) => path))).toEqual(['in/2.jpg', 'in/10.jpg', 'in/deep/er/a.PNG']);
  expect(files.at(-1)?.below).toEqual(['deep', 'er']);
  expect(named(twice)).toEqual(['in/deep/again.jpg']);
});

test('a file that is given is taken whatever it is called, and once beside its folder', async () => {
  const { files, twice } = await walk([at('in/notes.txt'), at('in/2.jpg'), at('in')], at('in/out'));
  expect(named(files.map(({ path }) => path)).slice(0, 3)).toEqual(['in/notes.txt', 'in/2.jpg', 'in/10.jpg']);
  expect(named(twice)).toEqual(['in/2.jpg', 'in/deep/again.jpg']);
});

test.runIf(process.platform === 'linux')(
  'a picture whose name is no UTF-8 is among those that are found, so that it is told of',
  async () => {
    const album = at('old');
    await mkdir(album);
    await writeFile(
      Buffer.concat([Buffer.from(`${album}/`), Buffer.from([0xd5, 0xd5]), Buffer.from('.jpg')]),
      '',
    );
    const { files } = await walk([album], null);
    expect(named(files.map(({ path }) => path))).toEqual(['old/\uFFFD\uFFFD.jpg']);
  },
);

test('what isn’t there, and the folder of the results itself, are refused by name', async () => {
  await expect(walk([at('missing')], at('out'))).rejects.toMatchObject({ code: 'file-missing' });
  await expect(walk([at('in')], at('in'))).rejects.toMatchObject({ code: 'batch-place' });
});

test.runIf(process.platform !== 'win32')(
  'a folder among others that can’t be looked into is told in its turn; one that is given, at once',
  async () => {
    const around = await mkdtemp(join(tmpdir(), 'pentimento-walk-'));
    await mkdir(join(around, 'a/closed'), { recursive: true });
    for (const file of ['a/closed/1.jpg', 'a/2.jpg']) await writeFile(join(around, file), '');
    await chmod(around, 0o755);
    await chmod(join(around, 'a/closed'), 0);
    // Root may look into all folders; nobody may not.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      const { files } = await walk([join(around, 'a')], null);
      expect(files).toEqual([
        { path: join(around, 'a/2.jpg'), below: [] },
        { path: join(around, 'a/closed'), below: [] },
      ]);
      const given = walk([join(around, 'a/closed')], null);
      await expect(given).rejects.toMatchObject({ code: 'file-missing', because: 'permission' });
    } finally {
      if (root) process.seteuid?.(0);
      await chmod(join(around, 'a/closed'), 0o700);
      await rm(around, { recursive: true });
    }
  },
);
