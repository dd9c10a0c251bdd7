import { expect, test } from 'vitest';
import { dragBox } from './drag-box.ts';

const free = { style: 'normal', width: 3, height: 2, square: false, centred: false } as const;
const from = { x: 10.2, y: 20.4 };

test('a drag in any direction gives whole pixels', () => {
  expect(dragBox(from, { x: 31.6, y: 25 }, free)).toEqual({ x: 10, y: 20, width: 22, height: 5 });
  expect(dragBox(from, { x: 0, y: 8 }, free)).toEqual({ x: 0, y: 8, width: 10, height: 12 });
});

test('a square takes the longer side, in the direction of the drag', () => {
  expect(dragBox(from, { x: 0, y: 26 }, { ...free, square: true })).toEqual({
    x: 0,
    y: 20,
    width: 10,
    height: 10,
  });
});

test('from the middle, it grows to both sides', () => {
  expect(dragBox(from, { x: 15, y: 22 }, { ...free, centred: true })).toEqual({
    x: 5,
    y: 18,
    width: 10,
    height: 4,
  });
});

test('of a ratio or a size', () => {
  expect(dragBox(from, { x: 40, y: 21 }, { ...free, style: 'ratio' })).toEqual({
    x: 10,
    y: 20,
    width: 30,
    height: 20,
  });
  expect(dragBox(from, { x: 100, y: 90 }, { ...free, style: 'size' })).toEqual({
    x: 100,
    y: 90,
    width: 3,
    height: 2,
  });
});
