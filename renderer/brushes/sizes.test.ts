import { expect, test } from 'vitest';
import { nextHardness, nextSize } from './sizes.ts';

test('[ and ] go through the sizes in steps that grow with them, and back the same way', () => {
  const up = [1];
  while (up.at(-1)! < 2000) up.push(nextSize(up.at(-1)!, 1));
  const down = [2000];
  while (down.at(-1)! > 1) down.push(nextSize(down.at(-1)!, -1));
  expect(down.reverse()).toEqual(up);
  expect(up.slice(8, 13)).toEqual([9, 10, 15, 20, 25]);
});

test('a size between steps goes to the nearest step', () => {
  expect(nextSize(13, 1)).toBe(15);
  expect(nextSize(13, -1)).toBe(10);
});

test('hardness goes in quarters and stays within 0 and 100', () => {
  expect([nextHardness(60, 1), nextHardness(90, 1), nextHardness(10, -1)]).toEqual([85, 100, 0]);
});
