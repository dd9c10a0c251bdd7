import { expect, test } from 'vitest';
import { group, layer } from '../picture/layers.testing.ts';
import { rowsOf } from '../picture/tree.ts';
import { dropAt } from './drop.ts';

const folded = new Set(['shut']);
// From the top: d, g (c, h (b)), a, shut
const rows = rowsOf(
  [group('shut', [layer('x')]), layer('a'), group('g', [group('h', [layer('b')]), layer('c')]), layer('d')],
  folded,
);
const at = (y: number, x = 200) => {
  const drop = dropAt(rows, folded, 40, x, y);
  return drop && `${drop.place.where} ${drop.place.id}, line ${drop.line} at ${drop.depth}`;
};

test('the halves of a row lead above and below it', () => {
  expect(rows.map((row) => row.layer.name)).toEqual(['d', 'g', 'c', 'h', 'b', 'a', 'shut']);
  expect(at(5)).toBe('above d, line 0 at 0');
  expect(at(35)).toBe('below d, line 40 at 0');
  expect(at(-50)).toBe('above d, line 0 at 0');
});

test('a group takes layers in its middle, an open one also under its name', () => {
  expect(at(45)).toBe('above g, line 40 at 0');
  expect(at(60)).toBe('into g, line null at 1');
  expect(at(75)).toBe('into g, line 80 at 1');
  expect(at(6 * 40 + 20)).toBe('into shut, line null at 1');
  expect(at(6 * 40 + 35)).toBe('below shut, line 280 at 0');
  expect(at(900)).toBe('below shut, line 280 at 0');
});

test('under the last layer of groups, the pointer’s place says how far out', () => {
  expect(at(4 * 40 + 35)).toBe('below b, line 200 at 2');
  expect(at(4 * 40 + 35, 20)).toBe('below h, line 200 at 1');
  expect(at(4 * 40 + 35, 4)).toBe('below g, line 200 at 0');
});
