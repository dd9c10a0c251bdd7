import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '../redis.testing.ts';
import { getContent, nameOf, putContent, sha256Of } from '../share.ts';
import { s3Share } from './s3-share.ts';
import { keys, startStorage, type TestStorage } from './storage.testing.ts';

let storage: TestStorage;
beforeAll(async () => (storage = await startStorage()));
afterAll(() => storage.close());
beforeEach(() => {
  storage.files.clear();
  storage.troubles.length = 0;
});

const WAITS = [1, 1, 1];
const share = (below = '', environment: Readonly<Record<string, string>> = keys) =>
  s3Share(`${storage.address}${below}`, environment, WAITS);
const bytes = new TextEncoder().encode('a picture');

test('a file is put, found, read whole and removed, below the folder of the address', async () => {
  const there = share('/some%20folder/(a)/');
  expect(await there.has('files/a')).toBe(false);
  expect(await there.get('files/a')).toBeNull();
  await there.put('files/a', bytes);
  expect([...storage.files.keys()]).toEqual(['some folder/(a)/files/a']);
  expect(await there.has('files/a')).toBe(true);
  expect(await there.get('files/a')).toEqual(bytes);
  await there.remove('files/a');
  await there.remove('files/a');
  expect(storage.files.size).toBe(0);
});

test('megabytes come back as they were, and what is put by its contents is put once', async () => {
  const large = new Uint8Array(9_000_000).map((_, i) => i % 251);
  const sha256 = await putContent(share(), large);
  storage.troubles.length = 0;
  await putContent(share(), large);
  expect(sha256Of(await getContent(share(), sha256))).toBe(sha256Of(large));
  storage.files.set(nameOf(sha256), Buffer.from('other'));
  await expect(getContent(share(), sha256)).rejects.toMatchObject({ because: 'damaged' });
});

test('a connection that is cut and storage that has too much to do are tried again', async () => {
  storage.troubles.push('cut', { status: 503, code: 'SlowDown' }, { status: 500, code: 'InternalError' });
  await share().put('a', bytes);
  expect(storage.files.get('a')).toEqual(Buffer.from(bytes));
});

test('after a few times it is told, with what storage says', async () => {
  storage.troubles.push(...Array.from({ length: 4 }, () => ({ status: 503, code: 'SlowDown' })));
  await expect(share().get('a')).rejects.toMatchObject({
    ...{ code: 'files-away', because: 's3' },
    values: { place: storage.address, system: 'SlowDown' },
  });
});

test('where nothing listens, that is what is said', async () => {
  const address = `http://127.0.0.1:${await freePort()}/bucket`;
  await expect(s3Share(address, keys, WAITS).has('a')).rejects.toMatchObject({
    ...{ code: 'files-away', because: 's3' },
    values: { system: 'ECONNREFUSED' },
  });
});

test('wrong keys, a bucket that isn’t there and storage that is full are told apart', async () => {
  const wrong = share('', { ...keys, AWS_SECRET_ACCESS_KEY: 'wrong' });
  await expect(wrong.put('a', bytes)).rejects.toMatchObject({
    ...{ because: 's3-denied', values: { system: 'SignatureDoesNotMatch' } },
  });
  const other = s3Share(storage.address.replace('bucket', 'other'), keys, WAITS);
  await expect(other.get('a')).rejects.toMatchObject({ because: 's3-bucket' });
  storage.troubles.push({ status: 507, code: 'XMinioStorageFull' });
  await expect(share().put('a', bytes)).rejects.toMatchObject({ code: 'disk-full' });
});

test('nobody asks without keys, and keys in the address are refused, which others would read', () => {
  expect(() => share('', {})).toThrow(expect.objectContaining({ because: 's3-keys' }));
  const inside = () => s3Share('https://key:secret@host/bucket', keys);
  expect(inside).toThrow(expect.objectContaining({ values: { place: 'https://host/bucket' } }));
});
