import { expect, test } from 'vitest';
import { formatShortcut, matches } from './shortcut.ts';

const plain = { key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const undo = { key: 'z', mod: true };
const redo = { key: 'z', mod: true, shift: true };

test('Ctrl+Z undoes and Ctrl+Shift+Z redoes', () => {
  const pressed = { ...plain, key: 'z', ctrlKey: true };
  expect(matches(undo, pressed, false)).toBe(true);
  expect(matches(redo, pressed, false)).toBe(false);
  const shifted = { ...pressed, key: 'Z', shiftKey: true };
  expect(matches(undo, shifted, false)).toBe(false);
  expect(matches(redo, shifted, false)).toBe(true);
});

test('on macOS it is Cmd instead of Ctrl', () => {
  expect(matches(undo, { ...plain, key: 'z', metaKey: true }, true)).toBe(true);
  expect(matches(undo, { ...plain, key: 'z', ctrlKey: true }, true)).toBe(false);
});

test('a letter alone is not the letter with Ctrl', () => {
  expect(matches({ key: 'c' }, { ...plain, key: 'c', ctrlKey: true }, false)).toBe(false);
  expect(matches({ key: 'c' }, { ...plain, key: 'c' }, false)).toBe(true);
});

test('? is ? however the keyboard makes it', () => {
  expect(matches({ key: '?' }, { ...plain, key: '?', shiftKey: true }, false)).toBe(true);
  expect(matches({ key: '?' }, { ...plain, key: '?' }, false)).toBe(true);
});

test('shortcuts are written as the system writes them', () => {
  expect(formatShortcut(redo, false)).toBe('Ctrl+Shift+Z');
  expect(formatShortcut(redo, true)).toBe('⌘⇧Z');
});
