import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAddress, lastAddress } from './address.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-address-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the address of the last start is known at the next', async () => {
  const first = await lastAddress(folder);
  expect(first.port).toBe(0);
  expect(first.token).not.toBe((await lastAddress(folder)).token);
  await keepAddress(folder, { ...first, port: 40_123 });
  expect(await lastAddress(folder)).toEqual({ ...first, port: 40_123 });
});

test('what is no address counts as none', async () => {
  const token = 'a'.repeat(32);
  for (const text of [
    '',
    '{',
    '[]',
    JSON.stringify({ port: -1, token }),
    JSON.stringify({ port: 65_536, token }),
    JSON.stringify({ port: 80.5, token }),
    JSON.stringify({ port: 80, token: '' }),
  ]) {
    await writeFile(join(folder, 'address.json'), text);
    expect((await lastAddress(folder)).port, text).toBe(0);
  }
});

test.skipIf(process.platform === 'win32')('nobody else can read the token', async () => {
  const file = join(folder, 'address.json');
  const address = await lastAddress(folder);
  await keepAddress(folder, address);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await chmod(file, 0o644);
  await keepAddress(folder, { ...address, port: 1 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).toContain(address.token);
});
