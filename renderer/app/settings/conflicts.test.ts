import { expect, test } from 'vitest';
import { startActions } from '../actions/table.ts';
import { startTools } from '../tools-in-hand.ts';
import { conflictsWith, reservedFor } from './conflicts.ts';

startTools();
startActions();

test('keys that have an action are told with it, but for the letter that tools of one group share', () => {
  expect(conflictsWith('tool-eraser', { key: 'b' })).toEqual(['tool-brush']);
  expect(conflictsWith('tool-lasso', { key: 'l' })).toEqual([]);
  expect(conflictsWith('tool-eraser', { key: 'F4' })).toEqual([]);
});

test('keys that are held, that answer or that move on can’t be taken, nor the one that goes on to a group’s next tool', () => {
  for (const key of [' ', '\\', 'Enter', 'Tab']) expect(reservedFor({ key })).not.toBeNull();
  expect(reservedFor({ key: 'l', shift: true })).toMatchObject({ key: 'shortcuts.kept.next' });
  for (const free of [{ key: 'l', shift: true, alt: true }, { key: 'y' }, { key: 'Enter', mod: true }])
    expect(reservedFor(free)).toBeNull();
});
