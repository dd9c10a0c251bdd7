import { beforeEach, expect, test } from 'vitest';
import type { FetchedPhotos } from '../engine/protocol.ts';
import { UserError } from '../errors/user-error.ts';
import { Photos } from './photos.ts';

const album = { folder: 'token', name: 'Album' };
let held: Set<string>;
let sent: FetchedPhotos[];
/** Photos that are being opened: each goes on when the test says so. */
let opening: (() => void)[];
let photos: Photos;

beforeEach(() => {
  [held, sent, opening] = [new Set(), [], []];
  photos = new Photos(
    {
      list: () => Promise.reject(new UserError('folder-missing', 'It is gone.')),
      open: async (_folder, photo, owner) => {
        await new Promise<void>((resolve) => opening.push(resolve));
        held.add(owner);
        return { pixels: photo };
      },
      file: (_folder, name) => Promise.resolve(name === 'known' ? Uint8Array.of(7) : null),
      style: ({ name }) =>
        name === 'known'
          ? Promise.resolve(Uint8Array.of(9))
          : Promise.reject(new UserError('style-unknown', 'It is gone.')),
      release: (owner) => void held.delete(owner),
    },
    (message) => void sent.push(message),
  );
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a photo is held until it was read, each by itself', async () => {
  photos.hear({ type: 'open-photo', fetch: 1, from: album, photo: 'a' });
  photos.hear({ type: 'open-photo', fetch: 2, from: album, photo: 'b' });
  opening.forEach((goOn) => goOn());
  await settled();
  expect(sent).toEqual([
    { type: 'photo', fetch: 1, photo: { pixels: 'a' } },
    { type: 'photo', fetch: 2, photo: { pixels: 'b' } },
  ]);
  expect(held.size).toBe(2);
  photos.hear({ type: 'photo-read', fetch: 1 });
  expect(held.size).toBe(1);
});

test('what lies beside the photos is sent as it is, and that there is nothing', async () => {
  photos.hear({ type: 'read-file', fetch: 1, from: album, name: 'known' });
  photos.hear({ type: 'read-file', fetch: 2, from: album, name: 'other' });
  await settled();
  expect(sent).toEqual([
    { type: 'file', fetch: 1, bytes: Uint8Array.of(7) },
    { type: 'file', fetch: 2, bytes: null },
  ]);
  expect(held.size).toBe(0);
});

test('an engine that goes leaves nothing held, and its successor hears nothing that was asked before', async () => {
  photos.hear({ type: 'open-photo', fetch: 1, from: album, photo: 'read' });
  opening[0]!();
  await settled();
  photos.hear({ type: 'open-photo', fetch: 2, from: album, photo: 'late' });
  photos.lose();
  expect(held.size).toBe(0);
  opening[1]!();
  await settled();
  expect([held.size, sent.length]).toEqual([0, 1]);
});

test('why a folder has no photos comes back as a failure', async () => {
  photos.hear({ type: 'list-photos', fetch: 1, from: album });
  await settled();
  expect(sent).toMatchObject([{ type: 'no-photos', fetch: 1, error: { code: 'folder-missing' } }]);
});

test('a style is what its file is made of, and one that is gone is said to be', async () => {
  const style = '0b5e8c1e-5b7e-4d5e-9d52-0c8f8f1c2a11';
  photos.hear({ type: 'read-style', fetch: 1, chosen: { style, name: 'known' } });
  photos.hear({ type: 'read-style', fetch: 2, chosen: { style, name: 'other' } });
  await settled();
  expect(sent).toEqual([
    { type: 'file', fetch: 1, bytes: Uint8Array.of(9) },
    { type: 'no-photos', fetch: 2, error: { code: 'style-unknown', message: 'It is gone.' } },
  ]);
});
