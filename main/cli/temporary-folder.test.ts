import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporary-folder-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('what a killed command left behind goes, and nothing else', async () => {
  const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    const [left, inUse] = [`pentimento-cli-${killed.pid}-a`, `pentimento-cli-${living.pid}-b`];
    for (const name of [left, inUse, 'pentimento-other']) await mkdir(join(folder, name));
    await writeFile(join(folder, left, 'pixels'), 'of a photo');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const own = await temporaryFolder();
    expect((await readdir(folder)).sort()).toEqual([inUse, basename(own), 'pentimento-other'].sort());
  } finally {
    living.kill();
  }
});

test('a folder that takes nothing is told with the remedy', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'nowhere'));
  await expect(temporaryFolder()).rejects.toMatchObject({
    code: 'cannot-write',
    message: expect.stringContaining('TMPDIR') as string,
  });
});
