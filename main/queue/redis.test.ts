import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { shownAddress } from './address.ts';
import { freePort, redisIsHere, startRedis } from './redis.testing.ts';
import { openRedis } from './redis.ts';

const silent = { away: () => undefined, back: () => undefined };
const open = (queue: string) => openRedis(queue, silent);

test('what is no address of a queue is refused without asking anybody', async () => {
  for (const queue of ['', 'localhost', 'http://localhost:6379', 'redis:', 'redis://'])
    await expect(open(queue)).rejects.toMatchObject({ code: 'queue-away', because: 'address' });
});

test('nobody reads the password in a message', () => {
  expect(shownAddress('redis://ada:secret@host:6379/2')).toBe('redis://host:6379/2');
  expect(shownAddress('redis://ada:sec ret@ho st')).not.toContain('sec');
  expect(shownAddress('ada:secret@host:6379')).toBe('host:6379');
});

test('an address without its beginning is told as it was given', () => {
  expect(shownAddress('localhost:6379')).toBe('localhost:6379');
});

test('where nothing listens, that is what is said', async () => {
  const queue = `redis://127.0.0.1:${await freePort()}`;
  await expect(open(queue)).rejects.toMatchObject({
    because: 'none',
    values: { queue, system: 'ECONNREFUSED' },
  });
});

test('what answers in another language is no Redis', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(open(`redis://127.0.0.1:${port}`)).rejects.toMatchObject({ because: 'other' });
  server.close();
});

test.runIf(redisIsHere)('a wrong password is told as such, and the right one opens', async () => {
  const redis = await startRedis(['--requirepass', 'secret']);
  const at = redis.url.slice('redis://'.length);
  await expect(open(redis.url)).rejects.toMatchObject({ because: 'password' });
  await expect(open(`redis://:wrong@${at}`)).rejects.toMatchObject({ because: 'password' });
  (await open(`redis://:secret@${at}`)).disconnect();
  await redis.kill();
});

test.runIf(redisIsHere)('that it goes away and comes back is heard, once each time', async () => {
  const redis = await startRedis();
  const heard: string[] = [];
  const client = await openRedis(redis.url, {
    away: () => heard.push('away'),
    back: () => heard.push('back'),
  });
  await redis.kill();
  await expect.poll(() => heard).toEqual(['away']);
  const waiting = client.ping();
  await redis.start();
  expect(await waiting).toBe('PONG');
  expect(heard).toEqual(['away', 'back']);
  client.disconnect();
  expect(heard).toEqual(['away', 'back']);
  await redis.kill();
});
