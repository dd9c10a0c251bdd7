import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { ToolStep } from '../../preload/contract/batch.ts';
import { inputsFor } from './step-inputs.ts';

let folder: string;
const file = (...path: string[]) => join(folder, ...path);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-inputs-'));
  for (const name of ['recipes', 'photos/masks', 'photos/Ada']) await mkdir(file(name), { recursive: true });
  for (const name of ['recipes/blue.png', 'photos/blue.png', 'photos/masks/cat.png'])
    await writeFile(file(name), '');
  return () => rm(folder, { recursive: true });
});

async function given(value: string, from: string | null): Promise<string | undefined> {
  const step = ToolStep.parse({ tool: 'fill', version: 1, inputs: { one: value } });
  const { one } = await inputsFor(step, { input: file('photos/cat.jpg') }, from);
  return one?.[0];
}

test('a file lies from where the recipe lies, and where it isn’t there, from where the picture does', async () => {
  expect(await given('blue.png', file('recipes'))).toBe(file('recipes/blue.png'));
  expect(await given('masks/{name}.png', file('recipes'))).toBe(file('photos/masks/cat.png'));
  expect(await given('masks/{name}.png', null)).toBe(file('photos/masks/cat.png'));
  expect(await given('{folder}/blue.png', null)).toBe(file('photos/blue.png'));
  expect(await given('none.png', file('recipes'))).toBe('none.png');
});

test('a folder beside the picture isn’t taken for somebody of its name', async () => {
  expect(await given('Ada', file('recipes'))).toBe('Ada');
  expect(await given('Ada', file('photos'))).toBe(file('photos/Ada'));
});
