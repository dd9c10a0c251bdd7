import { expect, test } from 'vitest';
import { stemOf } from './file-name.ts';

test('a name loses its ending, and only that', () => {
  expect(stemOf('harbour.at.night.jpeg')).toBe('harbour.at.night');
  expect(stemOf('harbour')).toBe('harbour');
  expect(stemOf('harbour ×2.5')).toBe('harbour ×2.5');
});

test('a name that is only an ending stays a name', () => {
  expect(stemOf('.png')).toBe('.png');
});
