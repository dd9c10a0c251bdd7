/** The model shelf from the command line: the built program, a manifest of the test's own, a server on this machine. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ModelShelf } from '../../preload/contract/index.ts';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';
import { writeSafetensors } from '../engine/networks/write-safetensors.ts';
import { cutAfter, stallAfter, TestServer, whole } from '../models/download/servers.testing.ts';
import { once, runProgram, type RunOptions } from './built-program.testing.ts';

const file = writeSafetensors(
  new Map([['w', { shape: [50_000], data: Float32Array.from({ length: 50_000 }, (_, i) => Math.sin(i)) }]]),
  { as: 'F32' },
);

let folder = '';
let data = '';
let server: TestServer;

const run = (args: readonly string[], options: Partial<RunOptions> = {}) =>
  runProgram([...args, '--data', data], {
    ...{ cwd: folder, env: { PENTIMENTO_MODELS: join(folder, 'models') } },
    ...options,
  });
const models = (...args: readonly string[]) => run(['models', ...args]);
const stateOfBig = async () => {
  const { models: all } = JSON.parse((await models('list', '--json')).stdout) as ModelShelf;
  return all.find(({ id }) => id === 'vgg19')?.state;
};

beforeAll(async () => {
  await freshPrograms();
  folder = await mkdtemp(join(tmpdir(), 'models-cli-'));
  data = join(folder, 'data');
  server = await TestServer.open(file);
  await mkdir(join(folder, 'models'));
  const vdsr = await readFile(join(root, 'models', 'vdsr.safetensors'));
  await writeFile(join(folder, 'models', 'vdsr.safetensors'), vdsr);
  const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const manifest = {
    models: [
      {
        ...{ id: 'vdsr', file: 'vdsr.safetensors', what: 'Enlarges.', licence: 'MIT' },
        ...{ sha256: sha256Of(vdsr), bytes: vdsr.length },
      },
      {
        ...{
          id: 'vgg19',
          name: 'VGG-19',
          file: 'vgg19.safetensors',
          what: 'Compares.',
          licence: 'CC-BY-4.0',
        },
        ...{ bytes: file.length, origin: 'https://example.org/vgg19' },
        download: {
          ...{ file: 'original.safetensors', bytes: file.length, sha256: sha256Of(file) },
          ...{ form: 'safetensors', mirrors: [server.address] },
        },
      },
    ],
  };
  await writeFile(join(folder, 'models', 'manifest.json'), JSON.stringify(manifest));
}, 120_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await rm(data, { recursive: true, force: true });
  [server.asked.length, server.replies] = [0, []];
});

test('a model is listed, downloaded over a cut, listed as here and removed', async () => {
  const before = await models('list');
  expect(before.stdout).toContain(
    'To be had:\n  vgg19  VGG-19 · 0.2 MB · CC-BY-4.0 · downloaded from 127.0.0.1',
  );
  expect(server.asked).toEqual([]);
  server.replies = [cutAfter(file, 60_000)];
  const got = await models('get', 'vgg19');
  expect(got).toMatchObject({ code: 0, stdout: '' });
  expect(got.stderr).toContain('Checking the bytes');
  expect(got.stderr).toMatch(/VGG-19 is here now\.\n$/);
  expect((await models('list')).stdout).not.toContain('To be had:');
  expect((await models('get', 'vgg19')).stderr).toBe('VGG-19 is here already.\n');
  expect(server.asked).toHaveLength(2);
  expect((await models('remove', 'vgg19')).stderr).toBe('VGG-19 was deleted.\n');
  expect(await stateOfBig()).toEqual({ kind: 'absent', part: 0 });
});

test('a download that is interrupted leaves what has come, and the next goes on from there', async () => {
  server.replies = [stallAfter(file, 150_000)];
  const stop = once('ing: 7', (pid) => process.kill(pid, 'SIGINT'));
  const stopped = await run(['models', 'get', 'vgg19'], { watch: stop });
  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toContain('What has come stays');
  expect(await stateOfBig()).toEqual({ kind: 'absent', part: 150_000 });
  expect((await models('get', 'vgg19')).code).toBe(0);
  expect(server.asked[1]?.range).toBe('bytes=150000-');
});

test('wrong bytes end in an error that says so, and are not kept', async () => {
  server.replies = [whole(file.map((byte, i) => (i === 9000 ? byte ^ 1 : byte)))];
  const failed = await models('get', 'vgg19', '--json');
  expect(failed.code).toBe(3);
  expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'download-failed', because: 'bytes' } });
  expect(await stateOfBig()).toEqual({ kind: 'absent', part: 0 });
});

test('offline, a file that was put into the folder is kept, and nothing is asked of anybody', async () => {
  const { stdout } = await models('folder');
  await writeFile(join(data, 'settings.json'), JSON.stringify({ version: 1, offline: true }));
  const refused = await models('get', 'vgg19');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('offline mode');
  await writeFile(join(stdout.trim(), 'by hand.bin'), file);
  expect((await models('list')).stdout).toContain('by hand.bin lies in the folder');
  expect((await models('get', 'vgg19')).code).toBe(0);
  expect(await stateOfBig()).toEqual({ kind: 'kept' });
  expect(server.asked).toEqual([]);
});

test('what a model takes here is measured and remembered', async () => {
  const { code, stdout } = await models('measure', 'vdsr', '--device', 'cpu');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^[\d.]+ s for 512 × 384 pixels on CPU/);
  expect((await models('list')).stdout).toContain(stdout.trim());
});

test('a name that is none is told with those that are', async () => {
  const failed = await models('get', 'vgg');
  expect(failed.code).toBe(2);
  expect(failed.stderr).toContain('There are: vdsr, vgg19.');
});
