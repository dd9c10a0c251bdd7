import { expect, test } from 'vitest';
import { lettersOf, menuLetters } from './menu-letters.ts';
import { menus } from './menu.ts';

test('each menu has a letter of its own, the first of its name where that is free', () => {
  expect([...lettersOf(['file', 'image', 'filter', 'layer'])]).toEqual([
    ['file', 'f'],
    ['image', 'i'],
    ['filter', 'l'],
    ['layer', 'a'],
  ]);
  expect([...menuLetters.keys()]).toEqual(menus.map(({ id }) => id));
  expect(new Set(menuLetters.values()).size).toBe(menus.length);
});
