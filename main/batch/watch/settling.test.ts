import { expect, test } from 'vitest';
import { Settling } from './settling.ts';

const file = (size: number, modified = 0) => ({ path: 'a.jpg', size, modified });

test('a file is settled when it has been the same for so long, and told once', () => {
  const settling = new Settling(100);
  expect(settling.settled([file(5)], 0)).toEqual([]);
  expect(settling.settled([file(5)], 99)).toEqual([]);
  expect(settling.settled([file(5)], 100)).toEqual([file(5)]);
});

test('each change begins the time anew, also one that leaves the size', () => {
  const settling = new Settling(100);
  settling.settled([file(5)], 0);
  expect(settling.settled([file(6)], 150)).toEqual([]);
  expect(settling.settled([file(6, 1)], 240)).toEqual([]);
  expect(settling.settled([file(6, 1)], 339)).toEqual([]);
  expect(settling.settled([file(6, 1)], 340)).toHaveLength(1);
});

test('an empty file is awaited, and one that was away in between begins anew', () => {
  const settling = new Settling(100);
  settling.settled([file(0)], 0);
  expect(settling.settled([file(0)], 500)).toEqual([]);
  settling.settled([file(7)], 600);
  settling.settled([], 650);
  expect(settling.settled([file(7)], 700)).toEqual([]);
});
