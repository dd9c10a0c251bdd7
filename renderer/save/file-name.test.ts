import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test('a result is named after its photo and its number', () => {
  expect(fileName('harbour.at.night.jpeg', 3, 'jpeg')).toBe('harbour.at.night-3.jpg');
});

test('the photo keeps its name with the new format', () => {
  expect(fileName('harbour.heic', 0, 'tiff')).toBe('harbour.tif');
});
