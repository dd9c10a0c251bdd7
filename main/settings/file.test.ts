import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAtSettings, SettingsFile } from './file.ts';
import { atFirst } from './stored.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true }));

const aside = async () => (await readdir(folder)).filter((name) => name !== 'settings.json');
const said = async () => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;

test('without a file everything is as at first, and a change is found by the next start', async () => {
  const settings = await SettingsFile.open(file);
  expect([settings.now, settings.trouble]).toEqual([atFirst, null]);
  await settings.change({ theme: 'light', threads: 2 });
  expect((await SettingsFile.open(file)).now).toEqual({ ...atFirst, theme: 'light', threads: 2 });
});

test('a file without a version, as the first ones were, keeps what it says', async () => {
  await writeFile(file, '{"language":"zh-CN","provider":"cpu"}');
  const settings = await SettingsFile.open(file);
  expect([settings.now, settings.trouble]).toEqual([
    { ...atFirst, language: 'zh-CN', provider: 'cpu' },
    null,
  ]);
});

test.each(['', '{"version":1,"theme":"li', '[]', '"dark"', 'null', '{"version":"one"}'])(
  'a file that says %j is set aside whole under a name with its date, and a whole one takes its place',
  async (text) => {
    await writeFile(file, text);
    const settings = await SettingsFile.open(file);
    const [name] = await aside();
    expect(settings.trouble).toEqual({ kind: 'damaged', aside: join(folder, name ?? '') });
    expect(name).toContain(new Date().toISOString().slice(0, 10));
    expect(await readFile(join(folder, name ?? ''), 'utf8')).toBe(text);
    expect(settings.now).toEqual(atFirst);
    expect(await said()).toMatchObject({ version: 1, theme: 'dark' });
    expect((await SettingsFile.open(file)).trouble).toBeNull();
  },
);

test('one setting that makes no sense costs none of the others', async () => {
  await writeFile(file, '{"version":1,"theme":"light","threads":-3,"language":"en"}');
  const settings = await SettingsFile.open(file);
  expect(settings.trouble?.kind).toBe('damaged');
  expect(settings.now).toEqual({ ...atFirst, theme: 'light', language: 'en' });
  expect(await aside()).toHaveLength(1);
});

test('files that are set aside in the same second don’t take each other’s place', async () => {
  for (const text of ['first', 'second', 'third']) {
    await writeFile(file, text);
    await SettingsFile.open(file);
  }
  const texts = await Promise.all((await aside()).map((name) => readFile(join(folder, name), 'utf8')));
  expect(texts.sort()).toEqual(['first', 'second', 'third']);
});

test('a newer version’s file is left as it is, changes hold meanwhile, and a reset sets it aside', async () => {
  const text = '{"version":99,"theme":"sepia"}';
  await writeFile(file, text);
  const settings = await SettingsFile.open(file);
  expect(settings.trouble).toEqual({ kind: 'newer', file, version: 99 });
  expect((await settings.change({ theme: 'light' })).theme).toBe('light');
  expect(settings.now.theme).toBe('light');
  expect([await readFile(file, 'utf8'), await aside()]).toEqual([text, []]);

  await settings.reset();
  expect(settings.trouble).toBeNull();
  expect(await said()).toMatchObject({ version: 1, theme: 'dark' });
  expect(await readFile(join(folder, (await aside())[0] ?? ''), 'utf8')).toBe(text);
});

test('what a later version has added is kept when an earlier one writes', async () => {
  await writeFile(file, '{"version":1,"theme":"light","scripting":"weekly"}');
  await (await SettingsFile.open(file)).change({ theme: 'system' });
  expect(await said()).toMatchObject({ theme: 'system', scripting: 'weekly' });
});

test('a file that can’t be read is told of and left alone', async () => {
  await mkdir(file);
  const settings = await SettingsFile.open(file);
  expect(settings.trouble).toEqual({ kind: 'unreadable', file, system: 'EISDIR' });
  await settings.change({ theme: 'light' });
  expect(await aside()).toEqual([]);
});

test('a change that can’t be written doesn’t hold, and those that follow can', async () => {
  const settings = await SettingsFile.open(file);
  await settings.change({ threads: 3 });
  await rm(folder, { recursive: true });
  await expect(settings.change({ threads: 4 })).rejects.toMatchObject({ code: 'cannot-write' });
  expect(settings.now.threads).toBe(3);
  await mkdir(folder);
  await Promise.all([settings.change({ threads: 5 }), settings.change({ theme: 'light' })]);
  expect(await said()).toMatchObject({ threads: 5, theme: 'light' });
});

test('looking at a damaged file leaves it where it is', async () => {
  await writeFile(file, '{"version":1,"threads":2,"theme":7}');
  expect(await lookAtSettings(file)).toMatchObject({
    settings: { threads: 2 },
    trouble: { kind: 'damaged' },
  });
  expect(await aside()).toEqual([]);
});
