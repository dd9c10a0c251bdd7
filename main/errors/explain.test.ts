import { expect, test } from 'vitest';
import english from '../../resources/translations/en/errors.json' with { type: 'json' };
import chinese from '../../resources/translations/zh-CN/errors.json' with { type: 'json' };
import { explain } from './explain.ts';
import { toFailure } from './user-error.ts';

test('an error crosses as a code and values, with its English sentence', () => {
  const values = { name: 'wall.png' };
  expect(toFailure(explain('flat-style', values))).toEqual({
    ...{ code: 'flat-style', values },
    message: 'wall.png is one flat colour: there is nothing to learn from it. Choose a picture with texture.',
  });
});

test('both languages name the same values in every sentence', () => {
  const namesIn = (text = '') => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
  const sentences = (all: object) =>
    Object.entries(all as Record<string, { message?: string }>).map(
      ([code, { message }]) => [code, namesIn(message)] as const,
    );
  expect(Object.fromEntries(sentences(chinese))).toEqual(Object.fromEntries(sentences(english)));
});
