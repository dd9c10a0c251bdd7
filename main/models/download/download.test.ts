/** Downloads over real connections, from servers on this machine that cut, stall, lie and give wrong bytes. */
import { createHash } from 'node:crypto';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { download, type Means, type Standing } from './download.ts';
import {
  cutAfter,
  cutting,
  honest,
  stallAfter,
  status,
  TestServer,
  unmeasured,
  whole,
  type Reply,
} from './servers.testing.ts';

const file = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i + 7 * i) % 253);
const wrong = file.map((byte, i) => (i === 200_000 ? byte ^ 1 : byte));
const other = file.map((byte) => byte ^ 0xff);
const sha256 = createHash('sha256').update(file).digest('hex');

let folder = '';
let path = '';
let servers: TestServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
  path = join(folder, 'file.part');
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  await rm(folder, { recursive: true, force: true });
});

async function serve(...replies: Reply[]): Promise<TestServer> {
  const server = await TestServer.open(file, ...replies);
  servers.push(server);
  return server;
}

interface Options extends Partial<Means> {
  readonly signal?: AbortSignal;
  readonly tell?: (standing: Standing) => void;
}

function get(mirrors: readonly TestServer[], { signal, tell, ...means }: Options = {}): Promise<void> {
  const order = { name: 'Big', bytes: file.length, sha256, path };
  return download(
    { ...order, mirrors: mirrors.map(({ address }) => address) },
    { fetch, wait: () => Promise.resolve(), ...means },
    signal ?? new AbortController().signal,
    tell ?? (() => undefined),
  );
}

async function expectWhole(): Promise<void> {
  expect(Buffer.compare(await readFile(path), file)).toBe(0);
  await expect(access(`${path}.json`)).rejects.toThrow();
}
const gone = async () => expect(access(path)).rejects.toThrow();

test('a file comes whole, and how far it is is told', async () => {
  const told: Standing[] = [];
  const server = await serve();
  await get([server], { tell: (standing) => told.push(standing) });
  await expectWhole();
  expect(server.asked).toEqual([{ range: undefined, ifRange: undefined }]);
  const { host } = new URL(server.address);
  expect(told[0]).toEqual({ stage: 'downloading', bytes: 0, host });
  expect(told).toContainEqual({ stage: 'downloading', bytes: file.length, host });
  expect(told.at(-1)).toEqual({ stage: 'checking', bytes: file.length, host });
});

test('what breaks off is gone on with from there, as long as it is the same version', async () => {
  const server = await serve();
  await get([server], { fetch: cutting(100_000, 50_000) });
  await expectWhole();
  expect(server.asked).toHaveLength(3);
  expect(server.asked[1]).toEqual({ range: 'bytes=100000-', ifRange: '"1"' });
  expect(server.asked[2]).toEqual({ range: 'bytes=150000-', ifRange: '"1"' });
});

test('another start goes on where the last one was stopped', async () => {
  const stop = new AbortController();
  const server = await serve(stallAfter(file, 120_000));
  const first = get([server], {
    signal: stop.signal,
    tell: ({ bytes }) => bytes >= 120_000 && stop.abort(new Error('enough')),
  });
  await expect(first).rejects.toThrow('enough');
  expect((await readFile(path)).length).toBe(120_000);
  await get([server]);
  await expectWhole();
  expect(server.asked[1]).toEqual({ range: 'bytes=120000-', ifRange: '"1"' });
});

test('a file that changes meanwhile begins anew', async () => {
  const server = await serve(honest(other, '"0"'));
  await get([server], { fetch: cutting(100_000) });
  await expectWhole();
  expect(server.asked[1]).toEqual({ range: 'bytes=100000-', ifRange: '"0"' });
});

test('a server whose connection breaks is asked again, whatever of it has come', async () => {
  const server = await serve(cutAfter(file, 100_000), cutAfter(file, 100_000));
  await get([server]);
  await expectWhole();
  expect(server.asked).toHaveLength(3);
});

test('a server that ignores which part is asked for gives the whole', async () => {
  const server = await serve(cutAfter(file, 100_000), whole(file));
  await get([server]);
  await expectWhole();
});

test('a connection that stands still is given up and gone on with', async () => {
  const server = await serve(stallAfter(file, 80_000));
  await get([server], { patience: 100 });
  await expectWhole();
  expect(server.asked[1]?.range).toBe('bytes=80000-');
});

test('a connection that doesn’t hear that it is to end is left all the same', async () => {
  const deaf: Means['fetch'] = (address, { headers = {} }) => fetch(address, { headers });
  const server = await serve(stallAfter(file, 80_000), stallAfter(file, 90_000));
  const stop = new AbortController();
  const stopped = get([server], {
    ...{ fetch: deaf, signal: stop.signal },
    tell: ({ bytes }) => bytes >= 80_000 && stop.abort(new Error('enough')),
  });
  await expect(stopped).rejects.toThrow('enough');
  await get([server], { fetch: deaf, patience: 100 });
  await expectWhole();
});

test.each([
  ['is not there', status(404)],
  ['is busy', status(503)],
  ['has a shorter file', whole(file.subarray(0, -1))],
  ['has a longer file', whole(new Uint8Array([...file, 0]))],
  ['sends more without saying so', unmeasured(new Uint8Array([...file, 0]))],
  ['has other bytes', whole(wrong)],
  ['has nothing at all', unmeasured(new Uint8Array())],
])('where one mirror %s, the next one gives the file', async (_, reply) => {
  const bad = await serve(...Array.from({ length: 6 }, () => reply));
  const good = await serve();
  await get([bad, good]);
  await expectWhole();
});

test('a mirror that breaks off for good has its bytes gone on with by the next', async () => {
  const nothing: Reply = (_, response) => response.destroy();
  const bad = await serve(honest(file), nothing, nothing, nothing);
  const good = await serve();
  await get([bad, good], { fetch: cutting(100_000) });
  await expectWhole();
  expect(good.asked).toEqual([{ range: 'bytes=100000-', ifRange: undefined }]);
});

test('bytes of two mirrors that don’t belong together are fetched anew', async () => {
  const bad = await serve(honest(other), status(404), status(404), status(404));
  const good = await serve();
  await get([bad, good], { fetch: cutting(100_000) });
  await expectWhole();
  expect(good.asked.at(-1)?.range).toBeUndefined();
});

test('a redirect is followed', async () => {
  const good = await serve();
  const leading = await serve(status(302, { location: good.address }));
  await get([leading]);
  await expectWhole();
});

test('a file without a word about its length comes whole', async () => {
  const server = await serve(unmeasured(file));
  await get([server]);
  await expectWhole();
});

test.each([
  ['wrong bytes are deleted', [whole(wrong)], 'bytes'],
  ['a file of another length is told as such', [whole(file.subarray(1))], 'length'],
  ['a missing file is told with its status', [status(404)], 'status'],
] as const)('%s where there is no other mirror', async (_, replies, because) => {
  const server = await serve(...replies);
  const { host } = new URL(server.address);
  await expect(get([server])).rejects.toMatchObject({
    ...{ code: 'download-failed', because },
    values: { name: 'Big', host },
  });
  await gone();
});

test('what comes stays where all connections break off', async () => {
  const nothing: Reply = (_, response) => response.destroy();
  const server = await serve(honest(file), nothing, nothing, nothing);
  const failing = get([server], { fetch: cutting(70_000) });
  await expect(failing).rejects.toMatchObject({ code: 'download-failed', because: 'cut' });
  expect((await readFile(path)).length).toBe(70_000);
});

test('a server that isn’t there is told with the system’s word for it', async () => {
  const server = await serve();
  await server.close();
  servers = [];
  await expect(get([server])).rejects.toMatchObject({
    because: 'unreachable',
    values: { system: 'ECONNREFUSED' },
  });
});

test('an address that is encrypted leads to none that isn’t', async () => {
  const means = {
    fetch: () =>
      Promise.resolve(
        Object.defineProperty(new Response('x'), 'url', { value: 'http://elsewhere.example/f' }),
      ),
  };
  const order = { name: 'Big', bytes: 1, sha256, path, mirrors: ['https://a.example/f'] };
  const failing = download(order, means, new AbortController().signal, () => undefined);
  await expect(failing).rejects.toMatchObject({ because: 'insecure', values: { host: 'a.example' } });
});

test('what somebody else has put in the place of the part is not taken for it', async () => {
  await writeFile(path, other.subarray(0, 90_000));
  const server = await serve();
  await get([server]);
  await expectWhole();
});

test('a part that can’t be written is the disk’s fault, and no mirror is asked again', async () => {
  path = join(folder, 'nowhere', 'file.part');
  const server = await serve();
  await expect(get([server])).rejects.toMatchObject({ code: 'cannot-write' });
  expect(server.asked).toHaveLength(1);
});

test('whatever the cuts are, the file comes whole', async () => {
  const cuts = [1, 2, 65_536, 3, 131_072, 1000, 40_000];
  const server = await serve();
  await get([server], { fetch: cutting(...cuts) });
  await expectWhole();
  expect(server.asked).toHaveLength(cuts.length + 1);
});
