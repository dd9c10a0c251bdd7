import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Planes } from './pixels.ts';
import { rotate } from './rotate.ts';
import { turnedAndScaled } from './turned-copies.ts';

/** Brighter to the right, by the same step in each plane. */
function slope(width: number, height: number, step = 0.01): Planes {
  return {
    width,
    height,
    data: Float32Array.from({ length: 3 * width * height }, (_, i) => step * ((i % width) - (width - 1) / 2)),
  };
}

const sizes = fc.integer({ min: 16, max: 60 });
const angles = fc.double({ min: -1.2, max: 1.2, noNaN: true });

test('what grew to the right grows, turned clockwise, to the right and down', () => {
  fc.assert(
    fc.property(sizes, sizes, angles, (fromWidth, fromHeight, angle) => {
      const { width, height, data } = rotate(slope(fromWidth, fromHeight), angle);
      const off = data.map((value, i) => {
        const right = (i % width) - (width - 1) / 2;
        const down = (Math.floor(i / width) % height) - (height - 1) / 2;
        return Math.abs(value - 0.01 * (right * Math.cos(angle) + down * Math.sin(angle)));
      });
      expect(off.reduce((most, one) => Math.max(most, one))).toBeLessThan(1e-5);
    }),
  );
});

test('as much of it is left as has a pixel everywhere, in its proportions', () => {
  // A square turned by an eighth holds an upright one of 1/√2 of its sides: 70.7 of 100 steps between pixels.
  expect(rotate(slope(101, 101), Math.PI / 4)).toMatchObject({ width: 71, height: 71 });
  const { width, height } = rotate(slope(400, 200), Math.PI / 24);
  expect(width / height).toBeCloseTo(2, 1);
  expect(width).toBeGreaterThan(300);
});

test('copies are turned and scaled to both sides, and the picture itself is the first', () => {
  const picture = slope(80, 60);
  expect(turnedAndScaled(picture, 0, 0)).toEqual([picture]);
  const copies = turnedAndScaled(picture, 2, 1);
  expect(copies).toHaveLength(5 * 3);
  expect(copies[0]).toEqual(picture);
  expect(copies.slice(0, 3).map(({ width, height }) => [width, height])).toEqual([
    [80, 60],
    [84, 63],
    [76, 57],
  ]);
  // Down the left edge, turned clockwise it grows brighter, and turned the other way darker.
  const growth = ({ width, height, data }: Planes) => Math.sign(data[width * (height - 1)]! - data[0]!);
  expect([copies[3]!, copies[6]!].map(growth)).toEqual([1, -1]);
});
