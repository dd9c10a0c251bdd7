/** Whatever goes wrong can be said in every language: no error that reaches a window is made of an English sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import english from '../../resources/translations/en/errors.json' with { type: 'json' };
import { sentenceOf } from './explain.ts';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.(test|testing)\.ts$|\.testing\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

test('errors are made of codes and values, but for what only a terminal shows', () => {
  const written = sources.filter(({ text }) => text.includes('new UserError(')).map(({ path }) => path);
  expect(written.filter((path) => !/^(errors|cli|serve)\//.test(path))).toEqual([]);
});

interface Call {
  readonly path: string;
  readonly sentence: string;
  /** As it is written; absent where none are given. */
  readonly values: string | undefined;
}

const calls = sources.flatMap(({ path, text }): Call[] =>
  [...text.matchAll(/\bexplain\(\s*'([\w.-]+)'(?:,\s*\{((?:[^{}]|\{[^{}]*\})*)\})?/g)].map(
    ([, sentence = '', values]) => ({ path, sentence, values }),
  ),
);

test('the calls are found', () => expect(calls.length).toBeGreaterThan(50));

/** What several sentences name is spread from where it is known. */
const spread: Readonly<Record<string, readonly string[]>> = {
  mostOfPicture: ['side', 'megapixels'],
  fitted: ['width', 'height'],
};

test.each(calls)('$path gives $sentence what it names', ({ sentence, values = '' }) => {
  const given = [...values.matchAll(/(\w+)(?=\s*[:,}]|\s*$)/g)].flatMap(
    ([, name = '']) => spread[name] ?? name,
  );
  for (const name of namesIn(sentence)) expect(given).toContain(name);
});

function namesIn(sentence: string): string[] {
  const [code = '', because] = sentence.split('.');
  const said = sentenceOf(
    english,
    { code, because },
    new Proxy({}, { get: (_, name) => `{{${String(name)}}}` }),
  );
  if (said === undefined) throw new Error(`There is no sentence ${sentence}.`);
  return [...said.matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name);
}
