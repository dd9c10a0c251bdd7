import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { somePhoto } from './faces.testing.ts';
import { createIdentity } from './library.ts';
import { personMeant } from './meant.ts';

let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'person-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const keep = (name: string) =>
  createIdentity(data, name, [{ photo: somePhoto(name, 0), write: (path: string) => writeFile(path, name) }]);

test('a folder of the path is meant first, and that somebody is called so too is told', async () => {
  const folder = join(data, 'ada');
  await mkdir(folder);
  expect(await personMeant(folder, data)).toEqual({ identity: null, both: false });
  await keep(folder);
  expect(await personMeant(folder, data)).toEqual({ identity: null, both: true });
});

test('where there is no folder it is somebody who is kept, whatever the capitals', async () => {
  const { id } = await keep('Ada Byron');
  const identity = { identity: id, name: 'Ada Byron' };
  expect(await personMeant('ada byron', data)).toEqual({ identity, both: false });
});

test('where it is neither, that is said with the names there are', async () => {
  await expect(personMeant('Ada', data)).rejects.toMatchObject({
    ...{ code: 'identity-unknown', because: 'no-folder' },
    message: expect.stringMatching(/no folder Ada.*nobody is kept/) as string,
  });
  await keep('Grace');
  await keep('Joan');
  await expect(personMeant('Ada', data)).rejects.toMatchObject({
    ...{ code: 'identity-unknown', because: 'neither' },
    message: expect.stringMatching(/no folder Ada.*Grace, Joan/) as string,
  });
});

test('who is damaged is told as such', async () => {
  const { id } = await keep('Ada');
  await rm(join(data, 'identities', id, `${somePhoto('Ada', 0).id}.png`));
  await expect(personMeant('ada', data)).rejects.toMatchObject({ code: 'identity-damaged' });
});
