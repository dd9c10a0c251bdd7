import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { someStyle } from '../engine/networks/learnt-style.testing.ts';
import { fileNameOfStyle } from '../engine/networks/learnt-style.ts';
import { describeStyles } from './handlers.ts';
import { keepStyle, removeStyle, renameStyle } from './library.ts';
import { bytesOfStyle, fileOf, readStyle, readStyles, styleOf } from './read.ts';

let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'styles-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const newStyle = (name: string) => keepStyle(data, someStyle({ name }), { name: null });
const namesKept = async () => (await readStyles(data)).styles.map(({ style }) => style.name);

test('what is kept is read again, by name, whatever its capitals', async () => {
  const waves = await keepStyle(data, someStyle(), { name: ' Great Wave ' });
  await newStyle('Dots');
  const all = await readStyles(data);
  expect(all.damaged).toEqual([]);
  expect(all.styles.map(({ style }) => style.name)).toEqual(['Dots', 'Great Wave']);
  expect(styleOf('great wave', all)).toEqual(waves);
  expect(waves.style).toEqual({ ...someStyle(), name: 'Great Wave' });
  if (process.platform !== 'win32') expect((await stat(join(data, 'styles'))).mode & 0o077).toBe(0);
});

test('a name that was chosen is nobody else’s; one that a style brings along gets a number where it is taken', async () => {
  const waves = await newStyle('Waves');
  await newStyle('waves');
  await newStyle('Waves');
  expect(await namesKept()).toEqual(['Waves', 'waves 2', 'Waves 3']);
  await expect(keepStyle(data, someStyle(), { name: 'WAVES' })).rejects.toMatchObject({
    ...{ code: 'style-exists', values: { name: 'Waves' } },
  });
  await expect(renameStyle(data, waves.id, 'waves 2')).rejects.toMatchObject({ code: 'style-exists' });
  for (const name of ['', ' ', 'a\nb', 'x'.repeat(101)])
    await expect(renameStyle(data, waves.id, name)).rejects.toMatchObject({ code: 'style-name' });
  await renameStyle(data, waves.id, 'WAVES');
  expect(await namesKept()).toContain('WAVES');
});

test('a style that is learnt further takes the place of what it was, under the name that it has', async () => {
  const { id } = await newStyle('Waves');
  await renameStyle(data, id, 'Sea');
  const further = await keepStyle(data, someStyle({ steps: 99 }), { style: id });
  expect(further).toMatchObject({ id, style: { name: 'Sea', steps: 99 } });
  expect((await readStyles(data)).styles).toEqual([further]);
});

test('a style that was chosen once is found under another name, and where it is gone that is said', async () => {
  const { id } = await newStyle('Waves');
  await renameStyle(data, id, 'Sea');
  const chosen = { style: id, name: 'Waves' };
  expect((await readStyle(data, chosen)).style.name).toBe('Sea');
  expect([...(await bytesOfStyle(data, chosen))]).toEqual([...(await readFile(fileOf(data, id)))]);
  await removeStyle(data, id);
  await expect(readStyle(data, chosen)).rejects.toMatchObject({
    ...{ code: 'style-unknown', because: 'gone', values: { name: 'Waves' } },
  });
  await expect(removeStyle(data, id)).rejects.toMatchObject({ code: 'style-unknown' });
  await expect(keepStyle(data, someStyle(), { style: id })).rejects.toMatchObject({ code: 'style-unknown' });
  expect(await readdir(join(data, 'styles'))).toEqual([]);
});

test('nothing is kept before something is, and who asks is told so', async () => {
  const none = await readStyles(data);
  expect(none).toEqual({ styles: [], damaged: [] });
  expect(() => styleOf('Waves', none)).toThrow(/none is kept yet/);
  await newStyle('Dots');
  const some = await readStyles(data);
  expect(() => styleOf('Waves', some)).toThrow(/no style called Waves.*Dots/);
});

test('a style that is damaged is told, with its name where that can be read, hides no other, and can be removed', async () => {
  const [cut, bent, whole] = [await newStyle('Cut'), await newStyle('Bent'), await newStyle('Whole')];
  const { size } = await stat(fileOf(data, cut.id));
  await truncate(fileOf(data, cut.id), size - 5);
  const bytes = await readFile(fileOf(data, bent.id));
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(fileOf(data, bent.id), bytes);
  await writeFile(join(data, 'styles', 'something else'), 'of somebody else');
  const { styles, damaged } = await readStyles(data);
  expect(styles).toEqual([whole]);
  const found = damaged.map(({ id, name, error }) => [id, name, `${error.code}.${error.because}`]);
  expect(found).toHaveLength(2);
  expect(found).toContainEqual([cut.id, null, 'learnt-style.damaged']);
  expect(found).toContainEqual([bent.id, 'Bent', 'learnt-style.checksum']);
  for (const { id } of damaged) await removeStyle(data, id);
  expect(await readStyles(data)).toEqual({ styles: [whole], damaged: [] });
});

test('a file that is much too large for a style isn’t read', async () => {
  const { id } = await newStyle('Waves');
  await truncate(fileOf(data, id), 65e6);
  const { damaged } = await readStyles(data);
  expect(damaged).toMatchObject([{ id, error: { because: 'large', values: { megabytes: 65 } } }]);
});

test('one learnt for other weights is not damaged, and said to be so', async () => {
  await newStyle('Waves');
  const { styles, damaged } = describeStyles(await readStyles(data), '1'.repeat(64));
  expect(damaged).toEqual([]);
  expect(styles).toMatchObject([
    { name: 'Waves', width: 1, height: 1, steps: 7, kind: 'code', current: false },
  ]);
  const [same] = describeStyles(await readStyles(data), '0'.repeat(64)).styles;
  expect(same!.current).toBe(true);
});

test('what goes elsewhere has a name that every system takes', () => {
  expect(fileNameOfStyle('Great Wave')).toBe('Great Wave.pentimento-style');
  expect(fileNameOfStyle('../a/b: c?')).toBe('.. a b  c.pentimento-style');
  expect(fileNameOfStyle('神奈川冲浪里')).toBe('神奈川冲浪里.pentimento-style');
  expect(fileNameOfStyle('???')).toBe('style.pentimento-style');
});
