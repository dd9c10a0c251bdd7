import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutput } from './output-place.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-place-'));
  await writeFile(join(folder, 'photo.png'), 'photo');
});
afterEach(() => rm(folder, { recursive: true }));

const check = (name: string, force = false) =>
  checkOutput(join(folder, name), { force, inputs: [join(folder, 'photo.png')] });

test('a free name in a folder is fine, and trying leaves nothing there', async () => {
  await check('out.png');
  expect(await readdir(folder)).toEqual(['photo.png']);
});

test('a name that is taken is only replaced by force', async () => {
  await writeFile(join(folder, 'out.png'), 'earlier');
  await expect(check('out.png')).rejects.toMatchObject({ code: 'cannot-write' });
  await expect(check('out.png')).rejects.toThrow('--force');
  await check('out.png', true);
});

test('a picture that is read is never written over, not even by force or through a link', async () => {
  await expect(check('photo.png', true)).rejects.toThrow('never written over');
  await symlink(join(folder, 'photo.png'), join(folder, 'link.png'));
  await expect(check('link.png', true)).rejects.toThrow('never written over');
});

test('folders that cannot hold the result are named', async () => {
  await expect(check('missing/out.png')).rejects.toThrow(`${join(folder, 'missing')} does not exist`);
  await expect(check('photo.png/out.png')).rejects.toThrow(`${join(folder, 'photo.png')} is not a folder`);
  await mkdir(join(folder, 'sub'));
  await expect(check('sub', true)).rejects.toThrow('is a folder');
});
