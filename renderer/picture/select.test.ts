import { expect, test } from 'vitest';
import { group, layer, picture } from './layers.testing.ts';
import { freshName } from './names.ts';
import { afterClick, allShown, neighbour } from './select.ts';

const shown = picture([
  layer('a'),
  group('closed', [layer('x')]),
  group('g', [layer('b'), layer('c')]),
  layer('d'),
]);
const holding = (...selected: readonly string[]) => ({ selected, folded: new Set(['closed']) });

test('a plain click takes one layer, Ctrl adds and lets go', () => {
  expect(afterClick(shown, holding('d'), 'b')).toEqual(['b']);
  expect(afterClick(shown, holding('d'), 'b', 'toggle')).toEqual(['d', 'b']);
  expect(afterClick(shown, holding('d', 'b'), 'd', 'toggle')).toEqual(['b']);
});

test('Shift takes the lines between, in the list’s order, and ends in the one clicked', () => {
  const range = afterClick(shown, holding('d'), 'b', 'range');
  expect(range).toEqual(['d', 'g', 'c', 'b']);
  expect(afterClick(shown, holding(...range), 'closed', 'range')).toEqual(['d', 'g', 'c', 'b', 'closed']);
  expect(afterClick(shown, holding('a'), 'g', 'range')).toEqual(['a', 'closed', 'b', 'c', 'g']);
});

test('the neighbours are those the list shows', () => {
  expect(neighbour(shown, holding('d'), 'below')).toEqual(['g']);
  expect(neighbour(shown, holding('a'), 'above')).toEqual(['closed']);
  expect(neighbour(shown, holding('d'), 'above')).toEqual(['d']);
  expect(neighbour(shown, holding(), 'below')).toEqual(['d']);
  expect(allShown(shown, holding())).toEqual(['d', 'g', 'c', 'b', 'closed', 'a']);
});

test('a new name is the first that is free, in groups too', () => {
  const layers = [layer('Layer 1'), group('Layer 3', [layer('Layer 2')])];
  expect(freshName(layers, (number) => `Layer ${number}`)).toBe('Layer 4');
});
