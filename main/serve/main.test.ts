/** The built server as a person starts it: what it prints, and how it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-test-'));
  await freshPrograms();
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'out', 'serve.cjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

/** How a start ends that fails, and all it says. */
async function failed(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = start(...args);
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output?.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

async function printed(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) return line;
  throw new Error('It printed nothing.');
}

test('a start that fails says why in a line, and ends with a code', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const file = join(folder, 'file');
  await writeFile(file, '');
  const [unknown, used, unwritable] = await Promise.all([
    failed('--verbose'),
    failed('--data', join(folder, 'used'), '--port', String(port)),
    failed('--data', file),
  ]);
  taken.close();
  expect(unknown).toEqual({
    code: 2,
    said: expect.stringMatching(/^Unknown option '--verbose'.*\n$/) as string,
  });
  expect(used).toEqual({
    code: 2,
    said: expect.stringMatching(/^Port \d+ is used by another.*\n$/) as string,
  });
  expect(unwritable).toEqual({ code: 4, said: expect.stringMatching(/cannot be written to.*\n$/) as string });
  for (const { said } of [unknown, used, unwritable]) expect(said.trimEnd()).not.toContain('\n');
});

test('a server that is started again is found where it was', async () => {
  const data = join(folder, 'data');
  const first = start('--data', data);
  const address = await printed(first);
  first.kill();
  await once(first, 'exit');
  const second = start('--data', data);
  expect(await printed(second)).toBe(address);
  second.kill();
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
});
