import { execFile } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeNew, writeWhole, type FileOperations } from './write.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failing = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk on which one step fails. */
function brokenDisk(step: 'writeFile' | 'sync' | 'close' | 'rename', code: string): FileOperations {
  const fail = (): Promise<never> => Promise.reject(failing(code));
  return {
    open: async (path, flags, mode) => {
      const file = await open(path, flags, mode);
      return {
        writeFile: step === 'writeFile' ? fail : (bytes) => file.writeFile(bytes),
        sync: step === 'sync' ? fail : () => file.sync(),
        close: async () => {
          await file.close();
          if (step === 'close') await fail();
        },
      };
    },
    rename: step === 'rename' ? fail : rename,
    rm,
  };
}

describe('writeWhole', () => {
  it('writes new files and replaces old ones, leaving nothing beside them', async () => {
    const path = join(folder, 'picture – 画.png');
    await writeWhole(path, Uint8Array.of(1, 2, 3));
    await writeWhole(path, Uint8Array.of(4));
    expect(new Uint8Array(await readFile(path))).toEqual(Uint8Array.of(4));
    expect(await readdir(folder)).toEqual(['picture – 画.png']);
  });

  it('writes what comes in parts, and keeps the old file where making them fails half-way', async () => {
    const path = join(folder, 'picture.ora');
    async function* parts(fails: boolean) {
      yield Uint8Array.of(1);
      await Promise.resolve();
      if (fails) throw new Error('no more');
      yield Uint8Array.of(2);
    }
    await writeWhole(path, parts(false));
    await expect(writeWhole(path, parts(true))).rejects.toMatchObject({ name: 'UserError' });
    expect(new Uint8Array(await readFile(path))).toEqual(Uint8Array.of(1, 2));
    expect(await readdir(folder)).toEqual(['picture.ora']);
  });

  it.skipIf(process.platform === 'win32')("keeps an old file's mode and follows a link", async () => {
    const path = join(folder, 'secret.png');
    await writeFile(path, 'old');
    await chmod(path, 0o600);
    await symlink(path, join(folder, 'link.png'));
    await writeWhole(join(folder, 'link.png'), Uint8Array.of(7));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(new Uint8Array(await readFile(path))).toEqual(Uint8Array.of(7));
  });

  it.skipIf(process.platform === 'win32')('follows a link whose file is not there yet', async () => {
    await symlink('made.png', join(folder, 'link.png'));
    await writeWhole(join(folder, 'link.png'), Uint8Array.of(7));
    expect(new Uint8Array(await readFile(join(folder, 'made.png')))).toEqual(Uint8Array.of(7));
    expect((await lstat(join(folder, 'link.png'))).isSymbolicLink()).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('leaves alone what is no file', async () => {
    const fifo = join(folder, 'fifo.png');
    await promisify(execFile)('mkfifo', [fifo]);
    await expect(writeWhole(fifo, new Uint8Array(1))).rejects.toThrow(`${fifo} is a FIFO`);
    expect((await lstat(fifo)).isFIFO()).toBe(true);
    expect(await readdir(folder)).toEqual(['fifo.png']);
  });

  it.each([
    ['writeFile', 'ENOSPC', 'disk-full'],
    ['sync', 'EDQUOT', 'disk-full'],
    ['close', 'EIO', 'cannot-write'],
    ['rename', 'EBUSY', 'cannot-write'],
    ['writeFile', 'EFBIG', 'cannot-write'],
  ] as const)('keeps the old file and cleans up when %s fails with %s', async (step, reason, code) => {
    const path = join(folder, 'kept.png');
    await writeFile(path, 'old');
    const attempt = writeWhole(path, new Uint8Array(99), brokenDisk(step, reason));
    await expect(attempt).rejects.toMatchObject({ code, message: expect.stringContaining(path) as string });
    expect(await readdir(folder)).toEqual(['kept.png']);
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('says that the folder is missing, or is a file, or that the name is a folder', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const refused = (path: string): Promise<unknown> =>
      writeWhole(path, new Uint8Array(1)).catch((error: unknown) => error);
    expect(await refused(join(folder, 'none', 'a.png'))).toMatchObject({
      code: 'cannot-write',
      message: `The folder ${join(folder, 'none')} does not exist. Create it or choose another.`,
    });
    expect(await refused(join(file, 'a.png'))).toMatchObject({ code: 'cannot-write' });
    expect(await refused(folder)).toMatchObject({
      code: 'cannot-write',
      message: `${folder} is a folder. Choose a file name in it, such as ${join(folder, 'result.png')}.`,
    });
  });

  it.skipIf(process.getuid?.() === 0)('says that permission is missing', async () => {
    await chmod(folder, 0o500);
    const attempt = writeWhole(join(folder, 'a.png'), new Uint8Array(1));
    await expect(attempt).rejects.toThrow(/permission is missing/);
    await chmod(folder, 0o700);
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('says that permission is missing for %s', async (code) => {
    const files = { open: () => Promise.reject(failing(code)), rename, rm };
    const attempt = writeWhole(join(folder, 'a.png'), new Uint8Array(1), files);
    await expect(attempt).rejects.toThrow(/permission is missing/);
  });
});

describe('writeNew', () => {
  const oneName = () => Promise.reject(failing('EPERM'));

  it.each([
    ['where files may have two names', undefined],
    ['where they have one', oneName],
  ])('leaves what is there, a link to nothing too, and nothing beside it: %s', async (_, secondName) => {
    const write = (name: string) => writeNew(join(folder, name), Uint8Array.of(1), undefined, secondName);
    await writeFile(join(folder, 'mine'), 'mine');
    await symlink('nowhere', join(folder, 'link'));
    expect(await write('mine')).toBe(false);
    expect(await write('link')).toBe(false);
    expect(await write('new')).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['link', 'mine', 'new']);
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine');
    expect(new Uint8Array(await readFile(join(folder, 'new')))).toEqual(Uint8Array.of(1));
  });

  it('gives a place to one of those who want it at the same moment', async () => {
    const path = join(folder, 'one');
    const all = await Promise.all([1, 2, 3, 4].map((byte) => writeNew(path, Uint8Array.of(byte))));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect([...(await readFile(path))]).toEqual([all.indexOf(true) + 1]);
  });

  it('says what is wrong, and leaves nothing', async () => {
    const path = join(folder, 'a');
    const full = () => Promise.reject(failing('ENOSPC'));
    await expect(writeNew(path, Uint8Array.of(1), undefined, full)).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
