/** Identities as a person keeps them from the command line: the built program, real photos, a data folder. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';
import { runProgram } from './built-program.testing.ts';
import type { AddReport, ListReport } from './identities.ts';

const astronaut = join(root, 'resources', 'samples', 'astronaut.jpg');
const people = join(root, '..', 'shared', 'data', 'faces');
let folder = '';
let data = '';

const run = (...args: readonly string[]) => runProgram([...args, '--data', data], { cwd: folder });
const identity = (...args: readonly string[]) => run('identity', ...args);
const swap = (...args: readonly string[]) => run('swap', ...args);
const add = async (...args: string[]) =>
  JSON.parse((await identity('add', ...args, '--json')).stdout) as AddReport;
const list = async () => JSON.parse((await identity('list', '--json')).stdout) as ListReport;
const files = () => readdir(data, { recursive: true });

beforeAll(async () => {
  await freshPrograms();
  folder = await mkdtemp(join(tmpdir(), 'identities-cli-'));
  data = join(folder, 'data');
  const flat = { create: { width: 200, height: 200, channels: 3, background: '#80a0c0' } } as const;
  await mkdir(join(folder, 'sky'));
  await mkdir(join(folder, 'empty'));
  await sharp(flat).toFile(join(folder, 'sky', 'sky.png'));
  await sharp(astronaut).resize(160).toFile(join(folder, 'tiny.png'));
  await sharp(astronaut)
    .extract({ left: 90, top: 0, width: 240, height: 220 })
    .toFile(join(folder, 'face.png'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => rm(data, { recursive: true, force: true }));

test('one photo is kept, with advice; under a second name she looks like herself; removed, nothing is left', async () => {
  const added = await identity('add', 'Eileen', astronaut);
  expect(added.stderr).toMatch(/Photos added to Eileen: 1\./);
  expect(added.stderr).toMatch(/Missing: .*looking left/);
  expect(added.stderr).toMatch(/Add ten or more/);
  expect(added.code).toBe(0);
  expect((await identity('add', 'eileen', astronaut)).stderr).toMatch(/kept already/);
  const other = await add('Collins', astronaut);
  expect(other.looksLike).toEqual([{ name: 'Eileen', distance: 0 }]);
  expect((await identity('list')).stdout).toMatch(/Collins and Eileen look like the same person/);
  expect((await identity('rename', 'Collins', 'Eileen')).code).toBe(2);
  expect((await identity('merge', 'Eileen', 'Collins')).code).toBe(0);
  expect((await list()).identities).toMatchObject([{ name: 'Eileen', photos: 1, looksLike: [] }]);
  expect((await identity('remove', 'EILEEN')).stderr).toMatch(/Eileen was deleted/);
  expect(await files()).toEqual(['identities']);
  expect((await identity('list')).stdout).toBe('No identities are kept.\n');
});

test('somebody who is kept is swapped in by name; a folder of that name comes first, and neither is said', async () => {
  await add('Eileen', astronaut);
  const out = join(folder, 'swapped.png');
  const swapped = await swap('face.png', '--person', 'eileen', '-o', out);
  expect(swapped.code).toBe(0);
  expect(swapped.stderr).toMatch(/one photo of Eileen/);
  const nobody = await swap('face.png', '--person', 'Collins', '-o', join(folder, 'none.png'));
  expect(nobody.stderr).toMatch(/no folder Collins, and nobody of that name is kept.*Eileen/);
  expect(nobody.code).toBe(2);
  await identity('rename', 'Eileen', 'sky');
  const sky = await swap('face.png', '--person', 'sky', '-o', join(folder, 'sky.png'));
  expect(sky.stderr).toMatch(/sky is a folder here/);
  expect(sky.code).toBe(3);
}, 120_000);

test('one photo of a folder that is damaged is named, and the others are kept', async () => {
  const album = join(folder, 'album');
  await mkdir(album);
  await copyFile(astronaut, join(album, 'astronaut.jpg'));
  const whole = await readFile(join(folder, 'face.png'));
  await writeFile(join(album, 'half.png'), whole.subarray(0, whole.length / 2));
  const added = await identity('add', 'Eileen', 'album', '--json');
  expect(added.stderr).toMatch(/half\.png is damaged or cut short/);
  expect(JSON.parse(added.stdout)).toMatchObject({
    ...{ added: 1, noFace: [], unreadable: [join('album', 'half.png')] },
  });
  expect(await identity('add', 'Eileen', join('album', 'half.png'))).toMatchObject({ code: 3 });
});

test('what can’t be used is said with what would help, and nothing is kept', async () => {
  const cases: readonly [string[], RegExp, number][] = [
    [['add', 'Sky', 'sky'], /no face in the photos of Sky\. Add photos/, 3],
    [['add', 'Tiny', 'tiny.png'], /too small or blurred.*at least 100 pixels/, 3],
    [['add', 'None', 'empty'], /no photos in empty/, 3],
    [['add', 'Gone', 'gone.jpg'], /gone\.jpg does not exist/, 3],
    [['add', ' ', 'sky'], /can’t be a name/, 2],
    [['remove', 'Nobody'], /no identity called Nobody/, 2],
    [['add', 'Ada'], /missing required argument 'photos'/, 2],
  ];
  for (const [args, message, exit] of cases) {
    const { code, stderr } = await identity(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  }
  expect(existsSync(data)).toBe(false);
});

const here = existsSync(people);
describe.skipIf(!here)(
  `with photos of several people${here ? '' : ', skipped: ../shared is not here'}`,
  () => {
    test('each folder is one person, and a mixed one is told apart', async () => {
      for (const [name, photos] of [
        ['obama', 2],
        ['biden', 2],
      ] as const) {
        const report = await add(name, join(people, name));
        expect(report).toMatchObject({ name, photos, looksLike: [], somebodyElse: [], noFace: [] });
      }
      const both = join(people, 'obama-and-biden.jpg');
      const more = await add('biden', both);
      expect(more).toMatchObject({ added: 1, photos: 3, somebodyElse: [[both], [both]] });
      const unclear = await identity('add', 'Who', join(people, 'two-people.jpg'));
      expect(unclear.stderr).toMatch(/2 people are seen equally often/);
      const mixed = join(folder, 'mixed');
      await mkdir(mixed);
      for (const name of ['obama/1.jpg', 'obama/2.jpg', 'biden/1.jpg', 'two-people.jpg'])
        await copyFile(join(people, name), join(mixed, name.replace('/', '-')));
      const third = await add('mixed', mixed);
      expect(third.photos).toBe(3);
      expect(third.looksLike.map(({ name }) => name)).toEqual(['obama']);
      expect(third.somebodyElse).toEqual([[join(mixed, 'biden-1.jpg'), join(mixed, 'two-people.jpg')]]);
      const wrong = await identity('add', 'obama', join(people, 'biden'));
      expect(wrong.stderr).toMatch(/Nobody in these photos looks like obama/);
    }, 300_000);

    test('whatever face they pull, it is one person in all eight photos', async () => {
      const report = await add('Somebody', join(people, 'person-b'));
      expect(report).toMatchObject({ photos: 8, somebodyElse: [], noFace: [] });
    }, 300_000);
  },
);
