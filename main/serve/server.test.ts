import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect, type Socket as NetSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { fromWire, toWire } from '../../preload/transport/wire.ts';
import type { Host } from '../host.ts';
import { keysOf } from './entrance.ts';
import { listen, type Server } from './server.ts';

// Whatever ended the server would end this process, too, or be an error that nobody caught: either fails the run.

const token = 't'.repeat(32);
const keys = keysOf(token);
const log = vi.fn();
let folder: string;
let server: Server;
let asked: string;
let hear: Parameters<Host['on']>[0] = () => undefined;

/** Groups within groups, deeper than messages may be. */
const tooDeep = Array.from({ length: 400 }).reduce<unknown>((inside) => [inside], 'x');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), 'the window');
  const host = {
    paths: { renderer: join(folder, 'renderer'), resources: folder, models: folder, docs: folder },
    on: (listener: typeof hear) => {
      hear = listener;
      return () => undefined;
    },
    handlers: { jobs: () => [], device: () => tooDeep, recentFiles: () => Promise.reject(new Error('oh')) },
  } as unknown as Host;
  server = await listen(host, { port: 0, token }, log);
  asked = `127.0.0.1:${server.port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => log.mockClear());
afterEach(async () => {
  expect(await get('/', entered()), 'it still serves').toMatch(/^HTTP\/1\.1 200 /);
});

const cookie = () => `pentimento-${server.port}=${keys.cookie}`;
const entered = () => ({ cookie: cookie() });
const page = () => ({ origin: `http://${asked}`, cookie: cookie() });

async function open(): Promise<NetSocket> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes back for these bytes until the other side closes; after them nothing more is sent. */
async function exchange(bytes: string | Uint8Array, ends = true): Promise<string> {
  const socket = await open();
  let heard = '';
  socket.on('data', (data) => (heard += data.toString('latin1')));
  if (ends) socket.end(bytes);
  else socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return heard;
}

function get(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<string> {
  const lines = Object.entries({ host: asked, connection: 'close', ...headers });
  return exchange(
    `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    false,
  );
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);

test('requests that no browser sends are answered, with and without a token', async () => {
  for (const headers of [{}, entered()] as Record<string, string>[]) {
    for (const target of [
      '//',
      '///',
      'http://[',
      '*',
      '/%',
      '/%00',
      '/?token',
      '/?',
      `/${'a'.repeat(9000)}`,
    ]) {
      expect(statusOf(await get(target, headers)), target).toBeGreaterThan(0);
      expect(statusOf(await get(target, headers, 'POST')), target).toBe(405);
    }
  }
  expect(statusOf(await exchange('nonsense\r\n\r\n'))).toBe(400);
  expect(
    statusOf(await exchange(`GET / HTTP/1.1\r\nhost: ${asked}\r\nx: ${'x'.repeat(99_999)}\r\n\r\n`)),
  ).toBe(431);
  expect(statusOf(await get('/', { expect: 'a miracle', ...entered() }))).toBe(200);
});

test('connections that break off at any moment end nothing', async () => {
  const beginnings = [
    '',
    'GET / HT',
    `GET / HTTP/1.1\r\nhost: ${asked}\r\n\r\n`,
    `GET /socket HTTP/1.1\r\nhost: ${asked}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n`,
    `GET /socket HTTP/1.1\r\nhost: ${asked}\r\nconnection: Upgrade\r\nupgrade: h2c\r\n\r\n`,
    upgrade(),
  ];
  for (let round = 0; round < 40; round += 1) {
    const socket = await open();
    socket.write(beginnings[round % beginnings.length]!);
    if (round % 3 > 0) await new Promise((resolve) => setTimeout(resolve, round % 3));
    socket.resetAndDestroy();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(log).not.toHaveBeenCalled();
});

test('any bytes are answered or refused', async () => {
  const line = fc.stringMatching(/^(GET|POST|PUT|CONNECT|TRACE) [!-~]{0,20} HTTP\/1\.[01]\r\n$/);
  const header = fc.stringMatching(
    /^(host|upgrade|connection|expect|origin|content-length|cookie): [!-~]{0,12}\r\n$/,
  );
  const request = fc
    .tuple(line, fc.array(header, { maxLength: 5 }))
    .map(([first, headers]) => Buffer.from(`${first}${headers.join('')}\r\n`));
  await fc.assert(
    fc.asyncProperty(fc.oneof(request, fc.uint8Array({ maxLength: 80 })), async (bytes) => {
      await exchange(bytes);
    }),
    { numRuns: 120 },
  );
});

test('every answer says what a browser may do with it, refusals included', async () => {
  const answers = [
    await get('/', entered()),
    await get('/nothing', entered()),
    await get('/'),
    await get('/', {}, 'POST'),
    await get('/?token=' + token),
    await get('/', { host: 'example.com' }),
    await exchange('nonsense\r\n\r\n'),
    await exchange(upgrade({ origin: 'http://example.com' })),
    await exchange(upgrade({ 'sec-websocket-version': '7' })),
  ];
  expect(answers.map(statusOf)).toEqual([200, 404, 403, 405, 303, 403, 400, 403, 400]);
  for (const answer of answers) {
    for (const said of [
      /^content-security-policy: default-src 'self'/im,
      /^x-content-type-options: nosniff\r$/im,
      /^cross-origin-opener-policy: same-origin\r$/im,
      /^cross-origin-resource-policy: same-origin\r$/im,
      /^cache-control: no-store\r$/im,
      /^referrer-policy: no-referrer\r$/im,
    ]) {
      expect(answer).toMatch(said);
    }
  }
});

test('what cannot be read is a failure of that one request', async () => {
  const path = join(folder, 'renderer', 'itself.js');
  await symlink(path, path);
  expect(statusOf(await get('/itself.js', entered()))).toBe(500);
  expect(log).toHaveBeenCalledOnce();
});

test('the token is exchanged for a cookie of this port and a key that no server gets to see', async () => {
  const answer = await get(`/?token=${token}`);
  expect(answer).toMatch(new RegExp(`^location: /#key=${keys.socket}\r$`, 'im'));
  expect(answer).toMatch(new RegExp(`^set-cookie: ${cookie()}; HttpOnly; SameSite=Strict; Path=/\r$`, 'im'));
  expect(new Set(Object.values(keys)).size).toBe(3);
});

test('a name of another site that leads here is refused', async () => {
  for (const host of [
    'example.com',
    `example.com:${server.port}`,
    '127.0.0.1.example.com',
    'localhost.',
    '',
  ]) {
    expect(statusOf(await get('/', { ...entered(), host })), host).toBe(403);
  }
  const tunnelled = { host: 'localhost:8080', cookie: `pentimento-8080=${keys.cookie}` };
  expect(statusOf(await get('/', tunnelled))).toBe(200);
});

interface Handshake {
  readonly headers?: Record<string, string>;
  readonly key?: string;
}

function upgrade(headers: Record<string, string> = {}): string {
  const all = {
    ...{ host: asked, connection: 'Upgrade', upgrade: 'websocket', ...page() },
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
    'sec-websocket-protocol': `pentimento, ${keys.socket}`,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET /socket HTTP/1.1\r\n${lines.join('')}\r\n`;
}

function speak({ headers = page(), key = keys.socket }: Handshake = {}): Promise<WebSocket | null> {
  const socket = new WebSocket(`ws://${asked}/socket`, ['pentimento', key], { headers });
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.on('error', () => resolve(null));
  });
}

test('only the page that was served gets a socket: with the cookie, the key, and its own origin', async () => {
  const socket = await speak();
  expect(socket).not.toBeNull();
  socket?.terminate();
  const { origin, cookie: own } = page();
  for (const wrong of [
    { key: 'wrong' },
    { key: keys.cookie },
    { headers: { origin } },
    { headers: { cookie: own } },
    { headers: { origin: 'http://example.com', cookie: own } },
    { headers: { origin: 'http://127.0.0.1:1', cookie: own } },
    { headers: { origin: 'null', cookie: own } },
    { headers: { origin, cookie: `pentimento-1=${keys.cookie}` } },
    { headers: { origin: 'http://example.com', host: 'example.com', cookie: own } },
  ] as Handshake[]) {
    expect(await speak(wrong), JSON.stringify(wrong)).toBeNull();
  }
});

const call = (name: string) => toWire({ id: 7, call: name, request: {} });

test('messages that are none close their own connection, and the next one works', async () => {
  const messages: (string | Uint8Array)[] = [
    '',
    'text',
    new Uint8Array(0),
    Uint8Array.of(...call('jobs'), 0),
    Uint8Array.of(0xc1),
    Uint8Array.of(0x81, 0xa9, ...Buffer.from('__proto__'), 0x80),
    Uint8Array.from(Array<number[]>(100).fill([0xdd, 0x01, 0xff, 0xff, 0xff]).flat()),
    encode(tooDeep, { maxDepth: 1000 }),
    toWire({ id: 'x', call: 'jobs' }),
    call('toString'),
    call('__proto__'),
  ];
  for (const message of messages) {
    const socket = await speak();
    socket!.send(message);
    const [code] = (await once(socket!, 'close')) as [number];
    expect(code).toBe(1008);
  }
  expect(await answerTo('jobs')).toEqual({ id: 7, reply: { ok: true, value: [] } });
  expect(log).not.toHaveBeenCalled();
});

test('frames that break the protocol close their own connection', async () => {
  const frames = {
    unmasked: [0x82, 0x01, 0x00],
    'reserved bits': [0xf2, 0x80, 1, 2, 3, 4],
    'too long': [0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4],
    'long, in a length that says so': [0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4],
    'unknown opcode': [0x83, 0x80, 1, 2, 3, 4],
    'continuation of nothing': [0x80, 0x80, 1, 2, 3, 4],
    'half a frame': [0x82, 0xfe],
  };
  for (const [name, bytes] of Object.entries(frames)) {
    const heard = await exchange(Buffer.concat([Buffer.from(upgrade()), Buffer.from(bytes)]));
    expect(statusOf(heard), name).toBe(101);
  }
});

test('any frame is answered or closes its connection', async () => {
  const frame = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => {
    // A message of these bytes, masked with zeros.
    return Buffer.from([0x82, 0x80 | bytes.length, 0, 0, 0, 0, ...bytes]);
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(frame, fc.uint8Array({ maxLength: 60 })), async (bytes) => {
      const heard = await exchange(Buffer.concat([Buffer.from(upgrade()), bytes]));
      expect(statusOf(heard)).toBe(101);
    }),
    { numRuns: 120 },
  );
});

async function answerTo(name: string): Promise<unknown> {
  const socket = await speak();
  socket!.send(call(name));
  const [data] = (await once(socket!, 'message')) as [Buffer];
  socket!.terminate();
  return fromWire(data);
}

test('an answer that cannot be sent is a failure of its call, and an event that cannot is left out', async () => {
  expect(await answerTo('device')).toMatchObject({
    id: 7,
    reply: { ok: false, error: { code: 'internal' } },
  });
  expect(log).toHaveBeenCalledOnce();
  expect(await answerTo('recentFiles')).toMatchObject({ reply: { ok: false } });
  const socket = await speak();
  hear('job', tooDeep as never);
  hear('recentFiles', []);
  const [data] = (await once(socket!, 'message')) as [Buffer];
  expect(fromWire(data)).toEqual({ event: 'recentFiles', payload: [] });
  socket!.terminate();
});
