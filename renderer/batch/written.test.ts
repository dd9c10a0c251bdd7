import { expect, test } from 'vitest';
import { lineOf, partsOf, titled, untitled } from './written.ts';

test('names with spaces, divided by semicolons, can be typed letter by letter', () => {
  let given: string[] = [];
  let line = '';
  for (const letter of 'Turning Night; great-wave') {
    const typed = line + letter;
    given = partsOf(typed);
    line = lineOf(given, typed);
  }
  expect(line).toBe('Turning Night; great-wave');
  expect(given).toEqual(['Turning Night', 'great-wave']);
});

test('a painting that ships stands there by its title, also where that is typed, and in the recipe by its id', () => {
  const titles = new Map([['great-wave', 'The Great Wave']]);
  let given: string[] = [];
  let line = '';
  for (const letter of 'The Great Wave; blue.png') {
    const typed = line + letter;
    given = untitled(partsOf(typed), titles);
    line = lineOf(titled(given, titles), typed);
  }
  expect(given).toEqual(['great-wave', 'blue.png']);
  expect(line).toBe('The Great Wave; blue.png');
  expect(lineOf(titled(['great-wave'], titles), '')).toBe('The Great Wave');
});

test('what comes from elsewhere stands in place of what was typed', () => {
  expect(lineOf(['great-wave'], 'Turning Night; ')).toBe('great-wave');
  expect(lineOf([], 'a')).toBe('');
  expect(lineOf('masks/{name}.png', 'a')).toBe('masks/{name}.png');
});
