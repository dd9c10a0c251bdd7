/** The shelf on files and a server of this machine. */
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ComingModel } from '../../preload/contract/index.ts';
import { root } from '../../scripts/root.ts';
import { writeSafetensors } from '../engine/networks/write-safetensors.ts';
import { readModel } from '../engine/runtime/models.ts';
import { lockSession } from '../session-lock.ts';
import { cutAfter, stallAfter, TestServer, whole } from './download/servers.testing.ts';
import { Shelf } from './shelf.ts';

const data = Float32Array.from({ length: 40_000 }, (_, i) => Math.fround(Math.sin(i)));
const file = writeSafetensors(new Map([['w', { shape: [40_000], data }]]), { as: 'F32' });
const small = writeSafetensors(new Map([['w', { shape: [1], data: new Float32Array(1) }]]));
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let folder = '';
let shipped = '';
let own = '';
let server: TestServer;
let offline = false;
let told: ComingModel[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelf-'));
  [shipped, own] = [join(folder, 'shipped'), join(folder, 'data', 'models')];
  await mkdir(shipped);
  server = await TestServer.open(file);
  [offline, told] = [false, []];
  await writeFile(join(shipped, 'small.safetensors'), small);
  const described = { what: 'A test.', licence: 'MIT' };
  await writeFile(
    join(shipped, 'manifest.json'),
    JSON.stringify({
      models: [
        {
          ...{ ...described, id: 'small-x2', file: 'small.safetensors', package: '@a/b@1.2.3' },
          ...{ sha256: sha256Of(small), bytes: small.length },
        },
        {
          ...{ ...described, id: 'big', name: 'Big', file: 'big.safetensors', bytes: file.length },
          origin: 'https://example.org/big',
          download: {
            ...{ file: 'big-original.safetensors', bytes: file.length, sha256: sha256Of(file) },
            ...{ form: 'safetensors', mirrors: [server.address] },
          },
        },
      ],
    }),
  );
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const open = () =>
  new Shelf({
    ...{ shipped, data: join(folder, 'data'), changed: () => undefined },
    means: { fetch, wait: () => Promise.resolve() },
    offline: () => offline,
    coming: (_, state) => told.push(state),
  });
const stateOf = async (shelf: Shelf, id = 'big') =>
  (await shelf.list()).models.find((model) => model.id === id)!.state;
const put = async (name: string, bytes: Uint8Array) => {
  await mkdir(own, { recursive: true });
  await writeFile(join(own, name), bytes);
};

test('what ships and what can be fetched are told with size, licence, origin and state', async () => {
  const { models, made, folder: place } = await open().list();
  expect(models).toEqual([
    {
      ...{ id: 'small', bytes: small.length, licence: 'MIT', download: null, speed: null },
      origin: { kind: 'package', name: '@a/b', address: 'https://www.npmjs.com/package/@a/b/v/1.2.3' },
      state: { kind: 'ships' },
    },
    {
      ...{ id: 'big', bytes: file.length, licence: 'MIT', speed: null },
      download: {
        ...{ bytes: file.length, file: 'big-original.safetensors', sha256: sha256Of(file) },
        mirrors: [server.address],
      },
      origin: {
        ...{ kind: 'fetched', address: 'https://example.org/big' },
        hosts: [new URL(server.address).host],
      },
      state: { kind: 'absent', part: 0 },
    },
  ]);
  expect(made).toEqual({ styles: { count: 0, bytes: 0 }, people: { count: 0, bytes: 0 } });
  expect(place).toBe(own);
  expect(server.asked).toEqual([]);
});

test('the project’s own manifest is one that the shelf can read', async () => {
  const shelf = new Shelf({
    ...{ shipped: join(root, 'models'), data: folder, changed: () => undefined, means: { fetch } },
    ...{ offline: () => true, coming: () => undefined },
  });
  const { models } = await shelf.list();
  expect(models.find(({ id }) => id === 'vgg19')).toMatchObject({ state: { kind: 'absent' } });
  expect(models.find(({ id }) => id === 'lossnet')).toMatchObject({ state: { kind: 'ships' } });
});

test('a model is downloaded over a cut, kept, and read with its checksum', async () => {
  server.replies = [cutAfter(file, 60_000)];
  const shelf = open();
  await expect(readModel({ shipped, own }, 'big')).rejects.toMatchObject({ code: 'model-missing' });
  await Promise.all([shelf.download('big'), shelf.download('big')]);
  expect(server.asked).toHaveLength(2);
  expect(await stateOf(shelf)).toEqual({ kind: 'kept' });
  expect((await readdir(own)).sort()).toEqual(['big.safetensors', 'manifest.json']);
  const model = await readModel({ shipped, own }, 'big');
  expect(model.sha256).toBe(sha256Of(file));
  expect(told[0]).toMatchObject({ kind: 'coming', stage: 'downloading', of: file.length });
  expect(told.at(-1)).toMatchObject({ stage: 'keeping' });
});

test('stopped, what has come stays and is gone on with by the next start', async () => {
  server.replies = [stallAfter(file, 50_000)];
  const shelf = open();
  const downloading = shelf.download('big');
  const standing = { kind: 'coming', stage: 'downloading', bytes: 50_000 };
  await expect.poll(() => stateOf(shelf)).toMatchObject(standing);
  await shelf.stop('big');
  await expect(downloading).rejects.toMatchObject({ code: 'cancelled', because: 'download' });
  const next = open();
  expect(await stateOf(next)).toEqual({ kind: 'absent', part: 50_000 });
  await next.download('big');
  expect(server.asked[1]?.range).toBe('bytes=50000-');
  expect(await stateOf(next)).toEqual({ kind: 'kept' });
});

test('what another program fetches is left to it', async () => {
  await mkdir(own, { recursive: true });
  await put('big-original.safetensors.part', file.subarray(0, 9));
  const lock = await lockSession(join(own, 'big-original.safetensors.part'));
  const shelf = open();
  await expect(shelf.download('big')).rejects.toMatchObject({ code: 'model-busy' });
  await expect(shelf.remove('big')).rejects.toMatchObject({ code: 'model-busy' });
  expect(server.asked).toEqual([]);
  await lock.release();
  await shelf.download('big');
  expect(await stateOf(shelf)).toEqual({ kind: 'kept' });
});

test('of several programs that fetch a model at the same moment, where one was killed before, the others leave it to one', async () => {
  await put('big-original.safetensors.part.lock', new Uint8Array());
  const all = await Promise.allSettled(Array.from({ length: 4 }, () => open().download('big')));
  expect(all.some(({ status }) => status === 'fulfilled')).toBe(true);
  for (const one of all)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'model-busy' });
  expect(await stateOf(open())).toEqual({ kind: 'kept' });
});

test('offline, nothing is asked of anybody', async () => {
  offline = true;
  await expect(open().download('big')).rejects.toMatchObject({ code: 'offline' });
  expect(server.asked).toEqual([]);
});

test('who goes offline in the middle is connected to nothing any more, and what has come stays', async () => {
  server.replies = [stallAfter(file, 50_000)];
  const shelf = open();
  const downloading = shelf.download('big');
  await expect.poll(() => stateOf(shelf)).toMatchObject({ bytes: 50_000 });
  offline = true;
  await shelf.goOffline();
  await expect(downloading).rejects.toMatchObject({ code: 'cancelled' });
  expect(await stateOf(shelf)).toEqual({ kind: 'absent', part: 50_000 });
  expect(server.asked).toHaveLength(1);
});

test('wrong bytes are deleted and told', async () => {
  server.replies = [whole(file.map((byte, i) => (i === 9000 ? byte ^ 1 : byte)))];
  const shelf = open();
  await expect(shelf.download('big')).rejects.toMatchObject({ because: 'bytes', values: { name: 'Big' } });
  expect(await readdir(own)).toEqual([]);
  expect(await stateOf(shelf)).toEqual({ kind: 'absent', part: 0 });
});

test('a file that was put there by hand is found under any name, checked and kept, offline too', async () => {
  offline = true;
  await put('from a friend.bin', file);
  const shelf = open();
  expect(await stateOf(shelf)).toEqual({ kind: 'by-hand', file: 'from a friend.bin' });
  await shelf.take('big');
  expect(await stateOf(shelf)).toEqual({ kind: 'kept' });
  expect((await readModel({ shipped, own }, 'big')).bytes.length).toBe(file.length);
  expect(server.asked).toEqual([]);
});

test('of a download that was begun nothing stays once the model is kept out of a file', async () => {
  await put('big-original.safetensors.part', file.subarray(0, 50_000));
  await put('big-original.safetensors.part.json', new Uint8Array());
  await put('from a friend.bin', file);
  await open().take('big');
  expect((await readdir(own)).sort()).toEqual(['big.safetensors', 'manifest.json']);
});

test('where a kept file is gone, one that was put there by hand takes its place', async () => {
  const shelf = open();
  await shelf.download('big');
  await rm(join(own, 'big.safetensors'));
  await put('from a friend.bin', file);
  expect(await stateOf(shelf)).toEqual({ kind: 'by-hand', file: 'from a friend.bin' });
  await shelf.take('big');
  expect(await stateOf(shelf)).toEqual({ kind: 'kept' });
});

test('a file that is none of the models is never called damaged, and one that is mistaken for one is told as that', async () => {
  await put('holiday.jpg', new Uint8Array(10));
  await put('big-original.safetensors', file.subarray(1));
  await put(
    'twin.bin',
    file.map((byte) => byte ^ 1),
  );
  const shelf = open();
  await expect(shelf.take('big')).rejects.toMatchObject({
    ...{ code: 'model-file', because: 'other' },
    values: { name: 'twin.bin', model: 'Big' },
  });
  const { stray } = await shelf.list();
  expect(stray).toEqual([
    { name: 'big-original.safetensors', bytes: file.length - 1, why: 'not-it', model: 'big' },
    { name: 'holiday.jpg', bytes: 10, why: 'unknown', model: null },
    { name: 'twin.bin', bytes: file.length, why: 'not-it', model: 'big' },
  ]);
  // It can still be downloaded beside them.
  await shelf.download('big');
  expect(await stateOf(shelf)).toEqual({ kind: 'kept' });
  await access(join(own, 'twin.bin'));
});

test('nothing put there by hand is told with what to put there', async () => {
  await expect(open().take('big')).rejects.toMatchObject({
    ...{ code: 'model-file', because: 'none' },
    values: { file: 'big-original.safetensors', folder: own },
  });
});

test('a kept file that was changed or deleted is told, not used, and can be had again', async () => {
  const shelf = open();
  await shelf.download('big');
  await writeFile(
    join(own, 'big.safetensors'),
    file.map((byte) => byte ^ 1),
  );
  await expect(readModel({ shipped, own }, 'big')).rejects.toMatchObject({ because: 'kept-changed' });
  await truncate(join(own, 'big.safetensors'), 10);
  expect(await stateOf(shelf)).toMatchObject({ kind: 'broken', error: { because: 'kept-changed' } });
  await rm(join(own, 'big.safetensors'));
  expect(await stateOf(shelf)).toMatchObject({ kind: 'broken', error: { because: 'kept-gone' } });
  await shelf.download('big');
  expect(await stateOf(shelf)).toEqual({ kind: 'kept' });
});

test('what was kept of another file than the manifest means now isn’t used', async () => {
  await open().download('big');
  const manifest = await readFile(join(own, 'manifest.json'), 'utf8');
  await writeFile(join(own, 'manifest.json'), manifest.replaceAll(sha256Of(file), '0'.repeat(64)));
  expect(await stateOf(open())).toEqual({ kind: 'by-hand', file: 'big.safetensors' });
  await expect(readModel({ shipped, own }, 'big')).rejects.toMatchObject({ code: 'model-missing' });
});

test('a model that was fetched is removed with all that came of it; one that ships isn’t', async () => {
  const shelf = open();
  await shelf.download('big');
  await put('big-original.safetensors.part', new Uint8Array(5));
  await shelf.remove('big');
  expect(await readdir(own)).toEqual(['manifest.json']);
  expect(await stateOf(shelf)).toEqual({ kind: 'absent', part: 0 });
  await expect(shelf.remove('small')).rejects.toMatchObject({ code: 'model-unknown', because: 'ships' });
  await expect(shelf.download('large')).rejects.toMatchObject({
    ...{ code: 'model-unknown', values: { names: 'small, big' } },
  });
});

test('a shipped model whose file is missing is told', async () => {
  await rm(join(shipped, 'small.safetensors'));
  expect(await stateOf(open(), 'small')).toMatchObject({ kind: 'broken', error: { because: 'unreadable' } });
});
