import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenFiles } from './given-files.ts';

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento given é '));
  await Promise.all(['photo.png', 'scan', '-odd.jpg'].map((name) => writeFile(at(name), '')));
  await mkdir(at('album.png'));
});
afterAll(() => rm(folder, { recursive: true }));

test('files are found by path and by URL, beside the folder that the program is asked from', () => {
  const url = pathToFileURL(at('photo.png')).href;
  expect(givenFiles(['program', 'photo.png', at('photo.png'), url], folder)).toEqual(
    Array<string>(3).fill(at('photo.png')),
  );
});

test('what a file is called says nothing of whether it may be opened', () => {
  expect(givenFiles(['program', 'scan'], folder)).toEqual([at('scan')]);
});

test('options, folders and words are no files, and after -- nothing is an option', () => {
  const argv = ['program', folder, '--lang=en-US', '-odd.jpg', 'album.png', 'word', '--', '-odd.jpg'];
  expect(givenFiles(argv, folder)).toEqual([at('-odd.jpg')]);
});

test('a picture that isn’t there is offered, so that the window says so', () => {
  expect(givenFiles(['program', 'typo.jpeg'], folder)).toEqual([at('typo.jpeg')]);
});

test.skipIf(process.platform === 'win32')('another machine’s file keeps its name', () => {
  const url = 'file://server/photo.png';
  expect(givenFiles(['program', url], folder)).toEqual([url]);
});
