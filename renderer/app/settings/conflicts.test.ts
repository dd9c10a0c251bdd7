import { expect, test } from 'vitest';
import { startActions } from '../actions/table.ts';
import { startTools } from '../tools-in-hand.ts';
import { areDefault, conflictsWith, reservedFor } from './conflicts.ts';

startTools();
startActions();

test('keys that have an action are told with it, but for the letter that tools of one group share', () => {
  expect(conflictsWith('tool-eraser', { key: 'b' })).toEqual(['tool-brush']);
  expect(conflictsWith('tool-lasso', { key: 'l' })).toEqual([]);
  expect(conflictsWith('tool-eraser', { key: 'F4' })).toEqual([]);
});

test('keys that are held, that answer or that close the window can’t be taken, nor the one that goes on to a group’s next tool', () => {
  for (const key of [' ', '\\', 'Enter']) expect(reservedFor({ key })).not.toBeNull();
  expect(reservedFor({ key: 'F4', alt: true })).not.toBeNull();
  expect(reservedFor({ key: 'l', shift: true })).toMatchObject({ key: 'shortcuts.kept.next' });
  for (const free of [{ key: 'l', shift: true, alt: true }, { key: 'y' }, { key: 'Enter', mod: true }])
    expect(reservedFor(free)).toBeNull();
});

test('keys that open a menu above the window can’t be taken, and say which', () => {
  expect(reservedFor({ key: 'f', alt: true })).toEqual({ key: 'shortcuts.kept.menu', menu: 'file' });
  expect(reservedFor({ key: 'F10' })).toEqual({ key: 'shortcuts.kept.menu', menu: 'file' });
  expect(reservedFor({ key: 'f', alt: true, shift: true })).toBeNull();
});

test('the keys of a definition are told from others, however they are written', () => {
  expect(areDefault('tool-eraser', [{ key: 'E' }])).toBe(true);
  expect(areDefault('tool-eraser', [{ key: 'e', alt: true }])).toBe(false);
  expect(areDefault('tool-eraser', [])).toBe(false);
});
