import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { updateHandlers } from './handlers.ts';
import { signRelease } from './release.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const publisher = {
  address: 'https://example.org/newest.json',
  key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
};
const until = new Date(Date.now() + 1e8).toISOString();
const words = signRelease(
  { version: '999.0.0', page: 'https://example.org/999', said: new Date().toISOString(), until },
  privateKey,
);

test('the page that is shown is the one that was signed, once it was asked for', async () => {
  const shown: string[] = [];
  const handlers = updateHandlers({
    publisher,
    fetch: () => Promise.resolve(new Response(words)),
    offline: () => false,
    showPage: (address) => Promise.resolve(void shown.push(address)),
  });
  await handlers.showUpdate();
  expect(shown).toEqual([]);
  expect(await handlers.checkForUpdate()).toEqual({ kind: 'newer', version: '999.0.0' });
  await handlers.showUpdate();
  expect(shown).toEqual(['https://example.org/999']);
});

test('nobody is asked by a build without a key, or by who stays offline', async () => {
  const services = {
    fetch: () => Promise.reject(new Error('asked')),
    showPage: () => Promise.resolve(),
  };
  await expect(
    updateHandlers({ ...services, publisher: null, offline: () => false }).checkForUpdate(),
  ).rejects.toMatchObject({ because: 'none' });
  await expect(
    updateHandlers({ ...services, publisher, offline: () => true }).checkForUpdate(),
  ).rejects.toMatchObject({ because: 'offline' });
});
