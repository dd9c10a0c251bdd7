import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepBeside, readBeside } from './beside.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beside-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a file is kept beside photos in place of an earlier one, and found there again', async () => {
  expect(await readBeside(folder, 'network.safetensors')).toBeNull();
  await keepBeside(folder, 'network.safetensors', Uint8Array.of(1));
  const path = await keepBeside(folder, 'network.safetensors', Uint8Array.of(2, 3));
  expect(path).toBe(join(folder, 'network.safetensors'));
  expect([...(await readBeside(folder, 'network.safetensors'))!]).toEqual([2, 3]);
  expect(await readdir(folder)).toEqual(['network.safetensors']);
});

test('no name leads out of the folder', async () => {
  for (const name of ['../other', '..', '.', '', 'a/b', 'a\\b']) {
    await expect(readBeside(folder, name)).rejects.toMatchObject({ code: 'bad-parameters' });
    await expect(keepBeside(folder, name, Uint8Array.of(1))).rejects.toMatchObject({
      code: 'bad-parameters',
    });
  }
});
