import { expect, test } from 'vitest';
import { columnsFor } from './grid.ts';

const words = { height: 40, width: 200 };
const room = { width: 1000, height: 600 };

test('pictures stand where each becomes largest', () => {
  expect(columnsFor(1, room, { width: 4, height: 3 }, words, 8)).toBe(1);
  expect(columnsFor(2, room, { width: 4, height: 3 }, words, 8)).toBe(2);
  expect(columnsFor(6, room, { width: 4, height: 3 }, words, 8)).toBe(3);
});

test('wide pictures stand below each other, high ones beside each other', () => {
  expect(columnsFor(3, room, { width: 8, height: 1 }, words, 8)).toBe(1);
  expect(columnsFor(3, room, { width: 1, height: 4 }, words, 8)).toBe(3);
});

test('a room without height still has a column', () => {
  expect(columnsFor(5, { width: 10, height: 0 }, { width: 1, height: 1 }, words, 8)).toBeGreaterThan(0);
});

test('no column is too narrow for the words', () => {
  expect(columnsFor(8, { width: 500, height: 600 }, { width: 1, height: 4 }, words, 8)).toBe(2);
});
