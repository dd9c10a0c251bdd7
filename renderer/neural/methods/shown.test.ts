import { expect, test } from 'vitest';
import { nextOf, pairOf } from './shown.ts';

const results = ['bicubic', 'vdsr', 'original'].map((id) => ({ id }));
const pair = (first: string | null, second: string | null) =>
  pairOf(results, first, second)?.map(({ id }) => id);

test('two are compared: at first the outermost, then those chosen, as long as they are there', () => {
  expect(pair(null, null)).toEqual(['bicubic', 'original']);
  expect(pair('vdsr', null)).toEqual(['vdsr', 'original']);
  expect(pair(null, 'bicubic')).toEqual(['vdsr', 'bicubic']);
  expect(pair('original', null)).toEqual(['original', 'vdsr']);
  expect(pair('srgan', 'vdsr')).toEqual(['bicubic', 'vdsr']);
  expect(pair('vdsr', 'vdsr')).toEqual(['vdsr', 'vdsr']);
});

test('one result alone is compared with nothing', () => {
  expect(pairOf(results.slice(0, 1), null, null)).toBeNull();
  expect(pairOf([], null, null)).toBeNull();
});

test('flicker goes round', () => {
  expect(nextOf(['a', 'b', 'c'], 'a')).toBe('b');
  expect(nextOf(['a', 'b', 'c'], 'c')).toBe('a');
  expect(nextOf(['a', 'b'], 'gone')).toBe('a');
  expect(nextOf(['a', 'b'], null)).toBe('a');
  expect(nextOf([], 'a')).toBeNull();
});
