import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookInto } from './folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'album-'));
  const grey = { create: { width: 2, height: 2, channels: 3, background: '#808080' } } as const;
  const png = await sharp(grey).png().toBuffer();
  await mkdir(join(folder, 'inside.png'));
  await Promise.all([
    ...['10.png', '9.png', '.hidden.png', 'inside.png/deep.png'].map((name) =>
      writeFile(join(folder, name), png),
    ),
    sharp(grey).jpeg().toFile(join(folder, 'HOLIDAY.JPG')),
    writeFile(join(folder, 'empty.jpg'), ''),
    writeFile(join(folder, 'not.png'), 'This is no picture.'),
    writeFile(join(folder, 'notes.txt'), 'Bring sunglasses.'),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

test('photos come in the order that a person counts in, and what only looks like one is named with its reason', async () => {
  const { photos, unreadable } = await lookInto(folder);
  expect(photos).toEqual(['9.png', '10.png', 'HOLIDAY.JPG']);
  expect(unreadable.map(({ name, error }) => `${name}: ${error.code}`)).toEqual([
    'empty.jpg: truncated-image',
    'not.png: not-an-image',
  ]);
});

test('a folder that is gone is told by its path', async () => {
  const gone = join(folder, 'gone');
  await expect(lookInto(gone)).rejects.toMatchObject({ code: 'folder-missing', values: { folder: gone } });
});
