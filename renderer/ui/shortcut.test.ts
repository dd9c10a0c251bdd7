import { expect, test } from 'vitest';
import { formatShortcut, matches, shortcutOf, signature } from './shortcut.ts';
import type { Shortcut } from './shortcut.ts';

const plain = { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const undo: Shortcut = { key: 'z', mod: true };
const redo: Shortcut = { key: 'z', mod: true, shift: true };

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

test('a letter alone is not the letter with Ctrl or Alt', () => {
  expect(matches({ key: 'c' }, { ...plain, key: 'c', ctrlKey: true }, false)).toBe(false);
  expect(matches({ key: 'c' }, { ...plain, key: 'c', altKey: true }, false)).toBe(false);
  expect(matches({ key: 'c' }, { ...plain, key: 'c' }, false)).toBe(true);
});

test('? is ? however the keyboard makes it', () => {
  expect(matches({ key: '?' }, { ...plain, key: '?', shiftKey: true }, false)).toBe(true);
  expect(matches({ key: '?' }, { ...plain, key: '?' }, false)).toBe(true);
});

test('Shift counts with a sign that is made without it, even where the key tells of the plain sign', () => {
  const pressed = { ...plain, key: ';', code: 'Semicolon', metaKey: true, shiftKey: true };
  expect(matches({ key: ';', mod: true }, pressed, true)).toBe(false);
  expect(matches({ key: ';', mod: true, shift: true }, pressed, true)).toBe(true);
  const german = { ...pressed, code: 'Comma' };
  expect(matches({ key: ';', mod: true }, german, true)).toBe(true);
});

test('Shift with a bracket is known by the key’s place, because it makes a brace', () => {
  const harder = { key: ']', shift: true };
  const pressed = { ...plain, key: '}', code: 'BracketRight', shiftKey: true };
  expect(matches(harder, pressed, false)).toBe(true);
  expect(matches({ key: ']' }, pressed, false)).toBe(false);
  expect(matches(harder, { ...pressed, key: ']', shiftKey: false }, false)).toBe(false);
});

test('where a keyboard has other signs or letters, the place counts', () => {
  expect(matches({ key: '[' }, { ...plain, key: 'ü', code: 'BracketLeft' }, false)).toBe(true);
  expect(matches(undo, { ...plain, key: 'я', code: 'KeyZ', ctrlKey: true }, false)).toBe(true);
  const fit = { key: '0', mod: true };
  expect(matches(fit, { ...plain, key: 'à', code: 'Digit0', ctrlKey: true }, false)).toBe(true);
});

test('where a keyboard has the letter elsewhere, the letter counts', () => {
  const pressed = { ...plain, key: 'z', code: 'KeyW', ctrlKey: true };
  expect(matches(undo, pressed, false)).toBe(true);
  expect(matches({ key: 'w', mod: true }, pressed, false)).toBe(false);
});

test('AltGr makes a sign and is no modifier', () => {
  const pressed = { ...plain, key: '[', code: 'Digit8', ctrlKey: true, altKey: true };
  const graph = { ...pressed, getModifierState: (name: string) => name === 'AltGraph' };
  expect(matches({ key: '[' }, graph, false)).toBe(true);
});

test('Option on macOS writes another letter and still asks by the key', () => {
  const pressed = { ...plain, key: 'Ω', code: 'KeyZ', altKey: true, metaKey: true };
  expect(matches({ key: 'z', mod: true, alt: true }, pressed, true)).toBe(true);
});

test('keys that are pressed are written as the shortcut they match', () => {
  const presses = [
    { ...plain, key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true },
    { ...plain, key: '}', code: 'BracketRight', shiftKey: true },
    { ...plain, key: '?', code: 'Slash', shiftKey: true },
    { ...plain, key: 'Delete', code: 'Delete', altKey: true },
    { ...plain, key: '5', code: 'Digit5' },
    { ...plain, key: '%', code: 'Digit5', shiftKey: true },
    { ...plain, key: 'F5', code: 'F5' },
  ];
  for (const press of presses) {
    const shortcut = shortcutOf(press, false);
    expect(shortcut && matches(shortcut, press, false), press.key).toBe(true);
  }
  expect(shortcutOf({ ...plain, key: 'Shift', shiftKey: true }, false)).toBeNull();
});

test('shortcuts of the same keys are told to be the same', () => {
  expect(signature({ key: '?' })).toBe(signature({ key: '/', shift: true }));
  expect(signature(undo)).not.toBe(signature(redo));
  expect(signature({ key: 'Z', mod: true })).toBe(signature(undo));
});

test('shortcuts are written as the system writes them', () => {
  expect(formatShortcut(redo, false)).toBe('Ctrl+Shift+Z');
  expect(formatShortcut(redo, true)).toBe('⌘⇧Z');
  expect(formatShortcut({ key: 'i', mod: true, alt: true }, false)).toBe('Ctrl+Alt+I');
});

test('with the key that is the system’s, keys stand for no shortcut: it would be another one', () => {
  const pressed = { ...plain, key: 'e', code: 'KeyE' };
  expect(shortcutOf({ ...pressed, metaKey: true }, false)).toBeNull();
  expect(shortcutOf({ ...pressed, ctrlKey: true }, true)).toBeNull();
  expect(shortcutOf({ ...pressed, metaKey: true }, true)).toEqual({ key: 'e', mod: true });
});
