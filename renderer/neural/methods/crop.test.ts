import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropAround, cropAt, cropBetween, fitted, sides } from './crop.ts';

const photo = { width: 640, height: 480 };

test('what is compared at first lies around what is looked at', () => {
  expect(cropAround({ x: 320, y: 240 }, photo, 1)).toEqual({ x: 240, y: 180, width: 160, height: 120 });
  expect(cropAround({ x: 0, y: 479 }, photo, 1)).toEqual({ x: 0, y: 360, width: 160, height: 120 });
});

test('a drag in any direction makes the part between its ends', () => {
  const part = { x: 100, y: 50, width: 90, height: 60 };
  expect(cropBetween({ x: 100, y: 50 }, { x: 190, y: 110 }, photo, 1)).toEqual(part);
  expect(cropBetween({ x: 190, y: 110 }, { x: 100, y: 50 }, photo, 1)).toEqual(part);
});

test('a drag that goes too far keeps the side it began on', () => {
  expect(cropBetween({ x: 600, y: 400 }, { x: 0, y: 0 }, photo, 1)).toEqual({
    x: 344,
    y: 144,
    width: 256,
    height: 256,
  });
});

test('a part goes where it is put, as far as the picture reaches', () => {
  const part = { x: 0, y: 0, width: 96, height: 48 };
  expect(cropAt(part, { x: 200, y: 100 }, photo)).toEqual({ ...part, x: 152, y: 76 });
  expect(cropAt(part, { x: 900, y: 100 }, photo)).toEqual({ ...part, x: 544, y: 76 });
});

test('a part is of whole pixels inside the picture, its sides within bounds and multiples of the unit', () => {
  const number = fc.double({ min: -2000, max: 2000, noNaN: true });
  const length = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(
      fc.record({ x: number, y: number, width: number, height: number }),
      fc.record({ width: length, height: length }),
      fc.integer({ min: 1, max: 4 }),
      (crop, picture, unit) => {
        const { x, y, width, height } = fitted(crop, picture, unit);
        for (const [at, side, whole] of [
          [x, width, picture.width],
          [y, height, picture.height],
        ] as const) {
          expect(Number.isInteger(at) && at >= 0 && at + side <= whole).toBe(true);
          expect(side % unit).toBe(0);
          expect(side).toBeLessThanOrEqual(sides.longest);
          if (whole >= sides.shortest + unit) expect(side).toBeGreaterThanOrEqual(sides.shortest);
        }
      },
    ),
  );
});

test('a picture that is less than the unit has no part', () => {
  expect(fitted({ x: 0, y: 0, width: 3, height: 3 }, { width: 3, height: 3 }, 4)).toMatchObject({
    width: 0,
    height: 0,
  });
});
