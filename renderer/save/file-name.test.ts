import { expect, test } from 'vitest';
import { fileStem } from './file-name.ts';

test('a result is named after its photo and its number', () => {
  expect(fileStem('harbour.at.night.jpeg', 3)).toBe('harbour.at.night-3');
});

test('the photo keeps its name', () => {
  expect(fileStem('harbour.heic', 0)).toBe('harbour');
});

test('a name that is only an ending stays a name', () => {
  expect(fileStem('.png', 0)).toBe('.png');
});
