import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

test('nor is a photo of a folder that is read; what is new there or no photo is', async () => {
  const album = (name: string) => checkOutput(join(folder, name), { force: true, inputs: [folder] });
  await expect(album('photo.png')).rejects.toThrow('never written over');
  await writeFile(join(folder, 'network.safetensors'), 'earlier');
  await album('network.safetensors');
  await album('new.png');
});

test('folders that cannot hold the result are named', async () => {
  await expect(check('missing/out.png')).rejects.toThrow(`${join(folder, 'missing')} does not exist`);
  await expect(check('photo.png/out.png')).rejects.toThrow(`${join(folder, 'photo.png')} is not a folder`);
  await mkdir(join(folder, 'sub'));
  await expect(check('sub', true)).rejects.toThrow('is a folder');
});

const onUnix = test.skipIf(process.platform === 'win32');

onUnix(
  'a device, a FIFO or a socket is refused before any work, also by force and through a link',
  async () => {
    await promisify(execFile)('mkfifo', [join(folder, 'fifo')]);
    const server = createServer().listen(join(folder, 'socket'));
    await once(server, 'listening');
    await symlink('/dev/null', join(folder, 'device'));
    try {
      await expect(check('fifo', true)).rejects.toThrow(`${join(folder, 'fifo')} is a FIFO`);
      await expect(check('socket', true)).rejects.toThrow('is a socket');
      await expect(check('device', true)).rejects.toThrow('is a device');
      expect((await lstat(join(folder, 'fifo'))).isFIFO()).toBe(true);
    } finally {
      server.close();
    }
  },
);

onUnix('a link is followed to where the file will be', async () => {
  await symlink(join(folder, 'new.png'), join(folder, 'link.png'));
  await check('link.png');
  await symlink(join(folder, 'missing', 'new.png'), join(folder, 'astray.png'));
  await expect(check('astray.png')).rejects.toThrow(`${join(folder, 'missing')} does not exist`);
  await symlink('loop.png', join(folder, 'loop.png'));
  await expect(check('loop.png', true)).rejects.toThrow('leads back to itself');
});
