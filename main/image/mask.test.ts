import { expect, test } from 'vitest';
import { maskOf } from './mask.ts';

test('white marks, black and transparent do not, grey and half transparent do by half', () => {
  const data = Uint8Array.from([
    ...[255, 255, 255, 255],
    ...[0, 0, 0, 255],
    ...[255, 255, 255, 0],
    ...[128, 128, 128, 255],
    ...[255, 255, 255, 128],
  ]);
  const expected = [255, 0, 0, 128, 128];
  expect([...maskOf({ depth: 8, width: 5, height: 1, data })]).toEqual(expected);
  const deep = Uint16Array.from(data, (value) => value * 257);
  expect([...maskOf({ depth: 16, width: 5, height: 1, data: deep })]).toEqual(expected);
});
