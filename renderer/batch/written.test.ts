import { expect, test } from 'vitest';
import { lineOf, partsOf } from './written.ts';

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

test('what comes from elsewhere stands in place of what was typed', () => {
  expect(lineOf(['great-wave'], 'Turning Night; ')).toBe('great-wave');
  expect(lineOf([], 'a')).toBe('');
  expect(lineOf('masks/{name}.png', 'a')).toBe('masks/{name}.png');
});
