import { expect, test } from 'vitest';
import { rectangleOf } from '../../pixels/mask/tiles.ts';
import { tinted } from './cells.ts';

const size = { width: 300, height: 270 };
const tint = { rgb: [10, 20, 30], marks: 'selected' } as const;
const left = rectangleOf({ x: 0, y: 0, width: 101, height: 270 }, size);

const alphaAt = (data: Uint8ClampedArray, width: number, x: number, y: number) =>
  data[4 * (y * width + x) + 3];

test('the tint lies on what is selected, and nowhere past the document', () => {
  const rect = { x: 80, y: 250, width: 256, height: 40 };
  const data = tinted(left, size, 0, rect, tint);
  expect([...data.slice(0, 4)]).toEqual([10, 20, 30, 255]);
  expect(alphaAt(data, 256, 20, 3)).toBe(255);
  expect(alphaAt(data, 256, 21, 3)).toBe(0);
  const masked = tinted(left, size, 0, rect, { ...tint, marks: 'masked' });
  expect(alphaAt(masked, 256, 21, 3)).toBe(255);
  expect(alphaAt(masked, 256, 221, 3)).toBe(0);
  expect(alphaAt(masked, 256, 21, 25)).toBe(0);
});

test('smaller, each pixel has the mean of those it stands for, those at the edge too', () => {
  const data = tinted(left, size, 3, { x: 0, y: 0, width: 64, height: 64 }, tint);
  expect(alphaAt(data, 64, 11, 0)).toBe(255);
  expect(alphaAt(data, 64, 12, 0)).toBe(Math.round((255 * 5) / 8));
  expect(alphaAt(data, 64, 13, 0)).toBe(0);
  expect(alphaAt(data, 64, 3, 33)).toBe(255);
  expect(alphaAt(data, 64, 3, 34)).toBe(0);
});

test('no selection has nothing selected, and all of it masked', () => {
  const rect = { x: 0, y: 0, width: 4, height: 4 };
  expect(alphaAt(tinted(null, size, 0, rect, tint), 4, 1, 1)).toBe(0);
  expect(alphaAt(tinted(null, size, 0, rect, { ...tint, marks: 'masked' }), 4, 1, 1)).toBe(255);
});
