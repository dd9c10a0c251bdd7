import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepPort, lastPort } from './port.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-port-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('the port of the last start is known at the next, in a folder that is only now made', async () => {
  const data = join(folder, 'data');
  expect(await lastPort(data)).toBe(0);
  await keepPort(data, 40_123);
  expect(await lastPort(data)).toBe(40_123);
});

test('what is no port counts as none', async () => {
  for (const text of ['', 'none', '-1', '65536', '80.5', 'NaN']) {
    await writeFile(join(folder, 'port'), text);
    expect(await lastPort(folder), text).toBe(0);
  }
});
