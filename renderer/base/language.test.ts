import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tools } from '../../main/engine/tools/definitions.ts';
import { describeTool } from '../../main/engine/tools/describe.ts';
import { PictureNote } from '../../preload/contract/index.ts';
import en from '../../resources/translations/en.ts';
import zhCN from '../../resources/translations/zh-CN.ts';

const english = keysOf(en);
const chinese = keysOf(zhCN);

test('both languages say the same things', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test('nothing is left empty', () => {
  for (const [key, text] of [...english, ...chinese]) expect(text, key).not.toBe('');
});

test('both languages fill in the same words', () => {
  const slots = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([slot]) => slot).sort();
  for (const [key, text] of english) expect(slots(chinese.get(key)!), key).toEqual(slots(text));
});

test.each(tools.map((tool) => describeTool(tool)))('every parameter of $id has words', (tool) => {
  const need = (key: string) => expect([...english.keys()], key).toContain(`tools.${tool.id}.${key}`);
  for (const word of ['title', 'action', 'about']) need(word);
  for (const parameter of tool.parameters) {
    need(`${parameter.name}.label`);
    need(`${parameter.name}.help`);
    if (parameter.kind === 'choice')
      for (const option of parameter.options) need(`${parameter.name}.options.${option}`);
    if (parameter.kind === 'group')
      for (const member of parameter.members) need(`${parameter.name}.members.${member.name}`);
  }
});

test('every note about a picture has words', () => {
  for (const code of PictureNote.shape.code.options) {
    expect([...english.keys()]).toContain(`notes.${code}`);
    expect([...english.keys()]).toContain(`losses.${code}`);
  }
});

test('every error has a title and a remedy', () => {
  const source = readFileSync(join(import.meta.dirname, '../../main/errors/user-error.ts'), 'utf8');
  const codes = [...source.matchAll(/^ {2}\| '([\w-]+)'/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(10);
  for (const code of codes) {
    expect([...english.keys()]).toContain(`errors.${code}.title`);
    expect([...english.keys()]).toContain(`errors.${code}.help`);
  }
});

test('every text the window asks for exists', () => {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!test)\.tsx?$/.test(file),
  );
  for (const file of files)
    for (const [, key] of readFileSync(join(root, file), 'utf8').matchAll(/\bt\('([\w.-]+)'/g))
      expect(
        [...english.keys()].some((known) => known.replace(/_(one|other)$/, '') === key),
        `${file}: ${key}`,
      ).toBe(true);
});

interface Texts {
  readonly [key: string]: string | Texts;
}

function keysOf(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[prefix + key, text] as const] : [...keysOf(text, `${prefix}${key}.`)],
    ),
  );
}
