import { expect, test } from 'vitest';
import { bytesInWords } from './bytes.ts';

test.each([
  [0, '0 kB'],
  [1, '0.1 kB'],
  [2048, '2 kB'],
  [38e6, '38 MB'],
  [2.5e9, '2.5 GB'],
])('%d bytes are told as %s', (bytes, words) => {
  expect(bytesInWords(bytes, 'en')).toBe(words);
});
