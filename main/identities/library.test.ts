import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { somePhoto } from './faces.testing.ts';
import {
  addPhotos,
  checkNames,
  createIdentity,
  mergeIdentities,
  removeIdentity,
  removePhoto,
  renameIdentity,
  type NewPhoto,
} from './library.ts';
import { identityOf, pictureOf, readChosen, readIdentities } from './read.ts';

let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'identities-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** A photo whose picture is its name. */
function photo(name: string, who = 0): NewPhoto {
  return { photo: somePhoto(name, who), write: (path) => writeFile(path, name) };
}

const full: NewPhoto = {
  photo: somePhoto('full', 0),
  write: async (path) => {
    await writeFile(path, 'ha');
    throw new Error('The disk is full.');
  },
};

const everything = async () =>
  (await readdir(data, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const contents = async () =>
  (
    await Promise.all((await everything()).map((one) => readFile(join(one.parentPath, one.name), 'utf8')))
  ).join();

test('what is kept is read again, by name, whatever its capitals', async () => {
  const ada = await createIdentity(data, '  Ada ', [photo('one'), photo('two')]);
  await createIdentity(data, 'Grace', [photo('three')]);
  const all = await readIdentities(data);
  expect(all.damaged).toEqual([]);
  expect(all.identities.map(({ name }) => name)).toEqual(['Ada', 'Grace']);
  expect(identityOf('ADA', all)).toEqual(ada);
  expect(ada.photos.map(({ from }) => from)).toEqual(['one.jpg', 'two.jpg']);
  expect(await readFile(pictureOf(data, ada, ada.photos[1]!), 'utf8')).toBe('two');
});

test('nobody is there before somebody is added, and whoever is asked for is told so', async () => {
  const none = await readIdentities(data);
  expect(none).toEqual({ identities: [], damaged: [] });
  expect(() => identityOf('Ada', none)).toThrow(/none is kept yet/);
  await createIdentity(data, 'Grace', [photo('one')]);
  const some = await readIdentities(data);
  expect(() => identityOf('Ada', some)).toThrow(/no identity called Ada.*Grace/);
});

test('who was chosen once is found under another name, and where they are gone that is said', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('one')]);
  const chosen = { identity: ada.id, name: 'Ada' };
  await renameIdentity(data, ada, 'Lovelace');
  expect(await readChosen(data, chosen)).toEqual({ ...ada, name: 'Lovelace' });
  await rm(pictureOf(data, ada, ada.photos[0]!));
  await expect(readChosen(data, chosen)).rejects.toMatchObject({ because: 'pictures' });
  await removeIdentity(data, ada);
  await expect(readChosen(data, chosen)).rejects.toMatchObject({
    ...{ code: 'identity-unknown', because: 'gone', values: { name: 'Ada' } },
  });
});

test('only the owner can look into the folder', async () => {
  const { id } = await createIdentity(data, 'Ada', [photo('one')]);
  if (process.platform === 'win32') return;
  expect((await stat(join(data, 'identities', id))).mode & 0o077).toBe(0);
});

test('a photo is kept once, and one that can’t be written leaves everything as it was', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('one'), photo('one')]);
  expect(ada.photos).toHaveLength(1);
  await expect(addPhotos(data, ada, [photo('two'), full])).rejects.toThrow('full');
  expect((await readIdentities(data)).identities).toEqual([ada]);
  expect(await everything()).toHaveLength(2);
  await expect(createIdentity(data, 'Grace', [photo('two'), full])).rejects.toThrow();
  expect(await everything()).toHaveLength(2);
});

test('names are lines, and nobody’s else', async () => {
  await createIdentity(data, 'Ada', [photo('one')]);
  const grace = await createIdentity(data, 'Grace', [photo('two')]);
  for (const name of ['', ' ', 'a\nb', 'x'.repeat(101)])
    await expect(renameIdentity(data, grace, name)).rejects.toMatchObject({ code: 'identity-name' });
  await expect(renameIdentity(data, grace, 'ada')).rejects.toMatchObject({ code: 'identity-exists' });
  await expect(createIdentity(data, 'ADA', [photo('x')])).rejects.toMatchObject({ code: 'identity-exists' });
  await renameIdentity(data, grace, 'GRACE');
  expect((await readIdentities(data)).identities.map(({ name }) => name)).toEqual(['Ada', 'GRACE']);
});

test('what is added at the same moment is kept, all of it, whoever read the identity before', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('one')]);
  await Promise.all([
    addPhotos(data, ada, [photo('two')]),
    addPhotos(data, ada, [photo('three')]),
    renameIdentity(data, ada, 'Lovelace'),
    addPhotos(data, ada, [photo('four')]),
  ]);
  const [now] = (await readIdentities(data)).identities;
  expect(now?.name).toBe('Lovelace');
  expect(now?.photos.map(({ from }) => from)).toEqual(['one.jpg', 'two.jpg', 'three.jpg', 'four.jpg']);
});

test('what another process does while pictures are being written stays', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('one'), photo('two')]);
  const record = join(data, 'identities', ada.id, 'identity.json');
  const slow: NewPhoto = {
    photo: somePhoto('three', 0),
    write: async (path) => {
      await writeFile(path, 'three');
      // It has no turn here: another one takes photo two away, and adds a fourth.
      const photos = [ada.photos[0], somePhoto('four', 0)];
      await writeFile(record, JSON.stringify({ version: 1, name: 'Lovelace', photos }));
      await writeFile(pictureOf(data, ada, somePhoto('four', 0)), 'four');
      await rm(pictureOf(data, ada, ada.photos[1]!));
    },
  };
  const added = await addPhotos(data, ada, [slow]);
  expect(added.name).toBe('Lovelace');
  expect(added.photos.map(({ from }) => from)).toEqual(['one.jpg', 'four.jpg', 'three.jpg']);
  expect(await readIdentities(data)).toEqual({ identities: [added], damaged: [] });
});

test('of two who are to be called the same at the same moment one is refused', async () => {
  const both = await Promise.allSettled([
    createIdentity(data, 'Ada', [photo('one')]),
    createIdentity(data, 'ada', [photo('two')]),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((await readIdentities(data)).identities).toHaveLength(1);
});

test('who was deleted meanwhile isn’t brought back by what is added', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('one')]);
  const [, added] = await Promise.allSettled([
    removeIdentity(data, ada),
    addPhotos(data, ada, [photo('two')]),
  ]);
  expect(added).toMatchObject({ status: 'rejected', reason: { code: 'identity-unknown', because: 'gone' } });
  expect(await everything()).toEqual([]);
});

test('one photo is deleted for good, and the last one only with its person', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('secret'), photo('kept')]);
  const left = await removePhoto(data, ada, ada.photos[0]!.id);
  expect(left.photos.map(({ from }) => from)).toEqual(['kept.jpg']);
  expect((await readIdentities(data)).identities).toEqual([left]);
  expect(await contents()).not.toMatch(/secret/);
  await expect(removePhoto(data, left, left.photos[0]!.id)).rejects.toMatchObject({ code: 'identity-last' });
  expect((await readIdentities(data)).identities).toEqual([left]);
});

test('several names are refused before anybody is kept, where one is taken or given twice', async () => {
  await createIdentity(data, 'Ada', [photo('one')]);
  await checkNames(data, ['Grace', 'Joan']);
  for (const names of [
    ['Grace', 'ada'],
    ['Grace', ' grace'],
  ])
    await expect(checkNames(data, names)).rejects.toMatchObject({ code: 'identity-exists' });
  await expect(checkNames(data, ['Grace', ''])).rejects.toMatchObject({ code: 'identity-name' });
});

test('who is merged has both’s photos, and the other is gone', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('one'), photo('two')]);
  const lovelace = await createIdentity(data, 'Lovelace', [photo('two'), photo('three')]);
  await expect(mergeIdentities(data, ada, ada)).rejects.toMatchObject({ code: 'identity-same' });
  const merged = await mergeIdentities(data, ada, lovelace);
  expect((await readIdentities(data)).identities).toEqual([merged]);
  expect(merged.photos.map(({ from }) => from)).toEqual(['one.jpg', 'two.jpg', 'three.jpg']);
  for (const [i, text] of ['one', 'two', 'three'].entries())
    expect(await readFile(pictureOf(data, merged, merged.photos[i]!), 'utf8')).toBe(text);
  expect(await readdir(join(data, 'identities'))).toEqual([ada.id]);
});

test('nothing of who is removed is left, and the others are untouched', async () => {
  const ada = await createIdentity(data, 'Ada', [photo('secret')]);
  const grace = await createIdentity(data, 'Grace', [photo('kept')]);
  await removeIdentity(data, ada);
  expect(await contents()).not.toMatch(/secret|Ada/);
  expect((await readIdentities(data)).identities).toEqual([grace]);
});

describe('who is damaged is told, hides nobody else, and can be removed', () => {
  const cases: readonly [string, (folder: string) => Promise<unknown>, string | null][] = [
    ['unfinished', (folder) => rm(join(folder, 'identity.json')), null],
    ['unreadable', (folder) => writeFile(join(folder, 'identity.json'), '{"version": 1, "nam'), null],
    [
      'unreadable',
      (folder) => writeFile(join(folder, 'identity.json'), '{"version": 1, "name": "Ada"}'),
      'Ada',
    ],
    ['newer', (folder) => writeFile(join(folder, 'identity.json'), '{"version": 2, "name": "Ada"}'), 'Ada'],
    ['pictures', (folder) => rm(join(folder, `${somePhoto('one', 0).id}.png`)), 'Ada'],
  ];
  test.each(cases)('%s', async (because, harm, name) => {
    const ada = await createIdentity(data, 'Ada', [photo('one'), photo('two')]);
    const grace = await createIdentity(data, 'Grace', [photo('three')]);
    await harm(join(data, 'identities', ada.id));
    const { identities, damaged } = await readIdentities(data);
    expect(identities).toEqual([grace]);
    expect(damaged).toMatchObject([{ id: ada.id, name, error: { code: 'identity-damaged', because } }]);
    expect(damaged[0]!.error.message).toContain(ada.id);
    await removeIdentity(data, damaged[0]!);
    expect(await readIdentities(data)).toEqual({ identities: [grace], damaged: [] });
  });
});
