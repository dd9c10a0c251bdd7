import { expect, test } from 'vitest';
import { toPlanes } from '../../image/planes.ts';
import { cutMarks, cutOut, filledFrom } from './cut-out.ts';
import { drawn, erased, rectangle } from './pictures.testing.ts';

const picture = drawn(64, 48, (x) => (x < 32 ? [255, 0, 0] : [0, 0, 255]));
const hole = rectangle(picture, 40, 10, 56, 26);
const region = { left: 24, top: 2, right: 64, bottom: 42 };

test('the hole takes the mean of what is known in the region, whatever lies under it', () => {
  const { planes, missing } = cutOut(erased(picture, hole), hole, region, { width: 40, height: 40 });
  // 8 of 40 columns are red; of the blue ones 16 × 16 pixels are missing.
  const red = (8 * 40) / (40 * 40 - 256);
  const at = 16 * 40 + 24;
  expect(missing[at]).toBe(1);
  [red, 0, 1 - red].forEach((mean, c) => expect(planes.data[c * 1600 + at]).toBeCloseTo(mean, 5));
  expect([planes.data[0], planes.data[1600 * 2 + 39]]).toEqual([1, 1]);
});

test('made small, every pixel with anything of the hole is missing, and none far from it', () => {
  const missing = cutMarks(hole, 64, region, { width: 16, height: 16 });
  // The hole spans columns 6.4 to 12.8 and rows 3.2 to 9.6 of the small picture.
  const at = (x: number, y: number) => missing[16 * y + x];
  expect([at(6, 3), at(12, 9), at(9, 6)]).toEqual([1, 1, 1]);
  expect([at(4, 6), at(15, 6), at(9, 1), at(9, 12)]).toEqual([0, 0, 0, 0]);
});

test('filled from another picture, it has that in the hole alone', () => {
  const cut = cutOut(picture, hole, region, { width: 40, height: 40 });
  const green = toPlanes(drawn(20, 20, () => [0, 255, 0]));
  const { data } = filledFrom(cut, green);
  cut.missing.forEach((missing, i) => expect(data[1600 + i]).toBeCloseTo(missing, 5));
});
