import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PhotoFolders } from './photo-folders.ts';

let data: string;
let album: string;
const open = () => PhotoFolders.open(join(data, 'folders.json'), join(data, 'session'));
beforeAll(async () => {
  data = await realpath(await mkdtemp(join(tmpdir(), 'folders-')));
  album = join(data, 'album');
  await mkdir(album);
});
afterAll(() => rm(data, { recursive: true }));

test('a folder keeps its token over starts of the application, so that a recipe finds it again', async () => {
  const folder = await (await open()).tokenOf(album);
  const later = await open();
  expect(await later.pathOf({ folder, name: 'album' })).toBe(album);
  expect(await later.tokenOf(album)).toBe(folder);
});

test('a token that was never given out is refused by the name that it goes with', async () => {
  const strange = { folder: '4c3b7f0e-0000-4000-8000-000000000000', name: 'Lake' };
  await expect((await open()).pathOf(strange)).rejects.toMatchObject({
    code: 'folder-unknown',
    values: { name: 'Lake' },
  });
  await expect((await open()).tokenOf(join(data, 'gone'))).rejects.toMatchObject({ code: 'folder-missing' });
});

test('a list that is damaged counts as absent', async () => {
  await writeFile(join(data, 'folders.json'), '[{"folder": 1}');
  const folders = await open();
  expect(await folders.pathOf({ folder: await folders.tokenOf(album), name: 'album' })).toBe(album);
});

test('photos that a page hands over lie in the session, and none lands anywhere else', async () => {
  const folders = await open();
  const folder = await folders.gather();
  await folders.add(folder, 'a.jpg', Uint8Array.of(1, 2));
  const place = await folders.pathOf({ folder, name: 'Lake' });
  expect(place.startsWith(join(data, 'session'))).toBe(true);
  expect([...(await readFile(join(place, 'a.jpg')))]).toEqual([1, 2]);
  for (const name of ['../a.jpg', '..', '', 'b/a.jpg', 'b\\a.jpg'])
    await expect(folders.add(folder, name, new Uint8Array(1))).rejects.toMatchObject({
      code: 'folder-unknown',
    });
  const own = await folders.tokenOf(album);
  await expect(folders.add(own, 'a.jpg', new Uint8Array(1))).rejects.toMatchObject({
    code: 'folder-unknown',
  });
});
