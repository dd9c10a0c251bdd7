import { expect, test } from 'vitest';
import { addVersion, removeVersion, showVersion, shownOf } from './document.ts';
import type { Version, Versions } from './document.ts';

const version = (number: number): Version => ({
  number,
  pixels: `${number}`,
  width: 4,
  height: 3,
  made: null,
});
const photo: Versions = { all: [version(0)], shown: 0 };
const three = addVersion(addVersion(photo, version(1), true), version(2), true);

test('a result is shown when it is wanted, and waits in the list when not', () => {
  expect(shownOf(three).number).toBe(2);
  expect(shownOf(addVersion(photo, version(1), false)).number).toBe(0);
});

test('deleting the shown result shows the one before it', () => {
  expect(removeVersion(three, 2)).toEqual({ all: [version(0), version(1)], shown: 1 });
  expect(shownOf(removeVersion(showVersion(three, 1), 1)).number).toBe(0);
});

test('deleting another result leaves the shown one', () => {
  expect(shownOf(removeVersion(three, 1)).number).toBe(2);
});

test('the photo can not be deleted', () => {
  expect(removeVersion(three, 0)).toBe(three);
});

test('showing what is shown, or what is gone, changes nothing', () => {
  expect(showVersion(three, 2)).toBe(three);
  expect(showVersion(three, 9)).toBe(three);
});
