import { expect, test } from 'vitest';
import { group, layer, picture } from './layers.testing.ts';
import { freshName } from './names.ts';
import { select, selectNeighbour } from './select.ts';

const shown = picture(
  [layer('a'), group('closed', [layer('x')], false), group('g', [layer('b'), layer('c')]), layer('d')],
  ['d'],
);

test('a plain click takes one layer, Ctrl adds and lets go', () => {
  expect(select(shown, 'b').selected).toEqual(['b']);
  expect(select(shown, 'b', 'toggle').selected).toEqual(['d', 'b']);
  expect(select(select(shown, 'b', 'toggle'), 'd', 'toggle').selected).toEqual(['b']);
  expect(select(shown, 'd')).toBe(shown);
});

test('Shift takes the lines between, in the list’s order, and ends in the one clicked', () => {
  const range = select(shown, 'b', 'range');
  expect(range.selected).toEqual(['d', 'g', 'c', 'b']);
  expect(select(range, 'closed', 'range').selected).toEqual(['d', 'g', 'c', 'b', 'closed']);
  expect(select({ ...shown, selected: ['a'] }, 'g', 'range').selected).toEqual([
    'a',
    'closed',
    'b',
    'c',
    'g',
  ]);
});

test('the neighbours are those the list shows', () => {
  expect(selectNeighbour(shown, 'below').selected).toEqual(['g']);
  expect(selectNeighbour({ ...shown, selected: ['a'] }, 'above').selected).toEqual(['closed']);
  expect(selectNeighbour(shown, 'above')).toBe(shown);
  expect(selectNeighbour({ ...shown, selected: [] }, 'below').selected).toEqual(['d']);
});

test('a new name is the first that is free, in groups too', () => {
  const layers = [layer('Layer 1'), group('Layer 3', [layer('Layer 2')])];
  expect(freshName(layers, (number) => `Layer ${number}`)).toBe('Layer 4');
});
