import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isLocked, lockSession, takeLock } from './session-lock.ts';
import { beginSession } from './sessions.ts';

/** A process that begins a session and stays. It lies where native modules are found from. */
const program = join(import.meta.dirname, '../node_modules/.cache/session-process.cjs');
let root: string;
const children: ChildProcess[] = [];

beforeAll(() =>
  build({
    stdin: {
      contents: `import { beginSession } from './sessions.ts';
        void beginSession(process.argv[2]).then(({ folder }) => process.send(folder));
        setInterval(() => undefined, 1000);`,
      resolveDir: import.meta.dirname,
    },
    ...{ outfile: program, bundle: true, platform: 'node', format: 'cjs' },
    ...{ external: ['onnxruntime-node', 'sharp'], logLevel: 'error' },
  }),
);
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'lock-'))));
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

async function sessionOfOther() {
  const child = fork(program, [root]);
  children.push(child);
  const [folder] = (await once(child, 'message')) as [string];
  return { child, folder };
}

test.skipIf(process.platform === 'win32')(
  'a session of a process that sleeps is left alone, of one that was killed it is taken',
  async () => {
    const { child, folder } = await sessionOfOther();
    child.kill('SIGSTOP');
    // However often somebody asks, and however long ago it last said something.
    for (let asked = 0; asked < 20; asked += 1) expect(await isLocked(folder)).toBe(true);
    const second = await beginSession(root);
    expect(await readdir(root)).toContain(basename(folder));

    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isLocked(folder)).toBe(false);
    await second.end(false);
    const third = await beginSession(root);
    expect((await readdir(root)).sort()).toEqual(
      [third.folder, `${third.folder}.lock`].map((path) => basename(path)).sort(),
    );
    await third.end(false);
    expect(await readdir(root)).toEqual([]);
  },
);

test.each([
  ['a path too long for a socket', 'x'.repeat(120)],
  ['no room for a socket beside it', join('missing', 'x')],
])('a folder with %s is locked all the same', async (_, name) => {
  const folder = join(root, name);
  expect(await isLocked(folder)).toBe(false);
  const lock = await lockSession(folder);
  expect(await isLocked(folder)).toBe(true);
  await lock.release();
  expect(await isLocked(folder)).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'of many who want the lock that a killed process left, at the same moment, one gets it',
  async () => {
    const { child, folder } = await sessionOfOther();
    expect(await takeLock(folder)).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeLock(folder)));
    expect(taken.filter((lock) => lock !== null)).toHaveLength(1);
    expect(await isLocked(folder)).toBe(true);
    for (const lock of taken) await lock?.release();
    const again = await takeLock(folder);
    expect(again).not.toBeNull();
    await again?.release();
    expect(await readdir(root)).toEqual([basename(folder)]);
  },
);

test('a process that was killed while it took a lock is not awaited for good', async () => {
  const folder = join(root, 'batch');
  await writeFile(`${folder}.taking`, '');
  const before = new Date(Date.now() - 60_000);
  await utimes(`${folder}.taking`, before, before);
  const lock = await takeLock(folder);
  expect(lock).not.toBeNull();
  await lock?.release();
});
