import { expect, test } from 'vitest';
import { tablesOf, textOf } from './tables.ts';

test('single values and lists of points are tables of their own', () => {
  const landmarks = [
    { x: 1, y: 2 },
    { x: 3, y: 4, seen: false },
  ];
  expect(tablesOf({ sure: 0.9, face: { width: 10, landmarks }, tags: ['a', 'b'] })).toEqual([
    {
      title: '',
      columns: [],
      rows: [
        ['sure', 0.9],
        ['face.width', 10],
      ],
    },
    {
      title: 'face.landmarks',
      columns: ['x', 'y', 'seen'],
      rows: [
        [1, 2, null],
        [3, 4, false],
      ],
    },
    { title: 'tags', columns: [], rows: [['a'], ['b']] },
  ]);
});

test('a list, rows of numbers and a number alone are tables, too', () => {
  expect(tablesOf([[1, 2], [3]])).toEqual([{ title: '', columns: [], rows: [[1, 2], [3]] }]);
  expect(tablesOf(7)).toEqual([{ title: '', columns: [], rows: [[7]] }]);
  expect(tablesOf([{ at: { x: 1 }, more: [1, [2]] }])).toEqual([
    { title: '', columns: ['at.x', 'more'], rows: [[1, '[1,[2]]']] },
  ]);
  expect(tablesOf({})).toEqual([]);
});

test('copied, a spreadsheet gets rows and columns', () => {
  expect(textOf(tablesOf({ name: 'two\tlines\n', points: [{ x: 1.25, y: null }] }))).toBe(
    'name\ttwo lines \n\npoints\nx\ty\n1.25\t',
  );
});
