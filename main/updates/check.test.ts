import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newerRelease } from './check.ts';
import { isNewer, readRelease, signRelease, type Release } from './release.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const release: Release = {
  version: '1.10.0',
  page: 'https://example.org/1.10.0',
  said: '2026-11-01T00:00:00Z',
  until: '2027-02-01T00:00:00Z',
};
const now = () => new Date('2026-12-01');

let server: Server;
let [status, said] = [200, ''];
let asked: string[] = [];
beforeEach(async () => {
  [status, said, asked] = [200, signRelease(release, privateKey), []];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(said);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(() => server.close());
const check = (version: string) => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/newest.json`;
  return newerRelease(version, { address, key }, { fetch, now });
};

test('a newer version is told of with its page, in one request', async () => {
  expect(await check('1.9.9')).toEqual(release);
  expect(asked).toEqual(['GET /newest.json']);
});

test('the same version, or one that is older than this, is no news', async () => {
  expect(await check('1.10.0')).toBeNull();
  expect(await check('2.0.0')).toBeNull();
});

test('who hasn’t the key isn’t believed, nor a word that was changed', async () => {
  said = signRelease(release, generateKeyPairSync('ed25519').privateKey);
  await expect(check('1.0.0')).rejects.toMatchObject({ code: 'update-check', because: 'untrusted' });
  const genuine = JSON.parse(signRelease(release, privateKey)) as { release: string; signature: string };
  const changed = JSON.stringify({ ...release, page: 'https://example.com' });
  said = JSON.stringify({ ...genuine, release: Buffer.from(changed).toString('base64') });
  await expect(check('1.0.0')).rejects.toMatchObject({ because: 'untrusted' });
  // The publisher's key, but for something else.
  const bare = Buffer.from(JSON.stringify(release));
  said = JSON.stringify({
    release: bare.toString('base64'),
    signature: sign(null, bare, privateKey).toString('base64'),
  });
  await expect(check('1.0.0')).rejects.toMatchObject({ because: 'untrusted' });
});

test.each([
  ['no JSON', '<html>'],
  ['nothing', ''],
  ['another shape', '{"version": "9.9.9"}'],
])('%s is believed as little', async (_name, words) => {
  said = words;
  await expect(check('1.0.0')).rejects.toMatchObject({ because: 'untrusted' });
});

test('an old truth that is repeated is told of, as it could hide a newer one', async () => {
  said = signRelease({ ...release, until: '2026-11-15T00:00:00Z' }, privateKey);
  await expect(check('1.0.0')).rejects.toMatchObject({ because: 'stale' });
});

test('a server that fails, leads elsewhere, talks without end or isn’t there can’t be asked', async () => {
  status = 503;
  await expect(check('1.0.0')).rejects.toMatchObject({ because: 'unreachable' });
  status = 302;
  await expect(check('1.0.0')).rejects.toMatchObject({ because: 'unreachable' });
  [status, said] = [200, 'x'.repeat(1e6)];
  await expect(check('1.0.0')).rejects.toMatchObject({ because: 'unreachable' });
  const address = 'http://127.0.0.1:9/newest.json';
  await expect(newerRelease('1.0.0', { address, key }, { fetch, now })).rejects.toMatchObject({
    because: 'unreachable',
  });
});

test('a page is only ever led to by https', () => {
  expect(() => signRelease({ ...release, page: 'file:///etc/passwd' }, privateKey)).toThrow('page');
});

test('versions are compared by number', () => {
  expect(isNewer('1.10.0', '1.9.9')).toBe(true);
  expect(isNewer('0.1.0', '0.1.0')).toBe(false);
  expect(isNewer('0.9.0', '1.0.0')).toBe(false);
});

test('signatures are Ed25519 as others compute it (RFC 8032, 7.1, test 2)', () => {
  const prefix = '302e020100300506032b657004220420';
  const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
  const known = createPrivateKey({ key: Buffer.from(prefix + seed, 'hex'), format: 'der', type: 'pkcs8' });
  const signature =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
  expect(verify(null, Buffer.from('72', 'hex'), createPublicKey(known), Buffer.from(signature, 'hex'))).toBe(
    true,
  );
  const spki = createPublicKey(known).export({ format: 'der', type: 'spki' }).toString('base64');
  expect(readRelease(signRelease(release, known), spki)).toEqual(release);
});
