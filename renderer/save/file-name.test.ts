import { expect, test } from 'vitest';
import { fileStem } from './file-name.ts';

test('what was changed is named after its photo', () => {
  expect(fileStem('harbour.at.night.jpeg', true)).toBe('harbour.at.night-edited');
});

test('the photo keeps its name', () => {
  expect(fileStem('harbour.heic', false)).toBe('harbour');
});

test('a name that is only an ending stays a name', () => {
  expect(fileStem('.png', false)).toBe('.png');
});
