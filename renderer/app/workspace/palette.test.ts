import { expect, test } from 'vitest';
import { find } from './palette.ts';
import type { Entry } from './palette.ts';

function entry(name: string, enabled = true): Entry {
  return { id: name, name, others: [], place: '', action: null, enabled, run: () => undefined };
}

const names = (query: string, entries: readonly Entry[], recent: readonly string[] = []) =>
  find(query, entries, recent).map(({ entry: { name } }) => name);

test('before anything is typed, what was used lately comes first, latest first', () => {
  expect(
    names(
      '',
      ['Undo', 'Redo', 'Save'].map((each) => entry(each)),
      ['Save', 'Redo'],
    ),
  ).toEqual(['Save', 'Redo', 'Undo']);
});

test('what can not be done now comes after what can', () => {
  expect(names('do', [entry('Do this', false), entry('Do that')])).toEqual(['Do that', 'Do this']);
});

test('a better fit comes before what was used lately', () => {
  expect(names('fit', [entry('Feather it'), entry('Fit to window')], ['Feather it'])[0]).toBe(
    'Fit to window',
  );
});
