import { expect, test } from 'vitest';
import { selectAll } from '../pixels/mask/tiles.ts';
import { emptyRaster, pixelAt, read } from '../pixels/raster.ts';
import { cornersOf, reachesPast } from './corners.ts';
import { cropBy, frameOf } from './crop-frame.ts';

const size = { width: 120, height: 80 };
const canvas = { x: 0, y: 0, ...size };
const whole = frameOf(canvas);
const nothing = emptyRaster(1);

test('a frame shows something past the picture where it is turned or drawn out, and nothing where it fits in', () => {
  expect(reachesPast(whole, size)).toBe(false);
  expect(reachesPast({ ...whole, width: 60, height: 40, angle: 20 }, size)).toBe(false);
  expect(reachesPast({ ...whole, angle: 3 }, size)).toBe(true);
  expect(reachesPast({ ...whole, width: 122 }, size)).toBe(true);
});

test('the corners of a turned picture are what lies past its edges, and the edges', () => {
  const { map } = cropBy({ ...whole, angle: 10 }, null, false);
  const corners = cornersOf(size, map, nothing, size);
  for (const [x, y] of [
    [0, 0],
    [119, 0],
    [0, 79],
    [119, 79],
  ] as const)
    expect(pixelAt(corners, x, y), `${x} ${y}`).toEqual([255]);
  expect(pixelAt(corners, 60, 40)).toEqual([0]);
  const share = read(corners, canvas).reduce((sum, value) => sum + value, 0) / 255;
  expect(share).toBeCloseTo(outside(10), -1);
});

test('what something covers is no empty corner', () => {
  const { map } = cropBy({ ...whole, angle: 10 }, null, false);
  const corners = cornersOf(size, map, selectAll(size), size);
  expect(read(corners, canvas).every((value) => value === 0)).toBe(true);
});

/** Area of a rectangle that lies outside itself turned about its middle and three pixels in, by points of a fine grid. */
function outside(degrees: number): number {
  const turn = (degrees * Math.PI) / 180;
  let count = 0;
  for (let y = 0.125; y < size.height; y += 0.25)
    for (let x = 0.125; x < size.width; x += 0.25) {
      const [u, v] = [x - size.width / 2, y - size.height / 2];
      const [a, b] = [u * Math.cos(turn) - v * Math.sin(turn), u * Math.sin(turn) + v * Math.cos(turn)];
      if (Math.abs(a) > size.width / 2 - 3 || Math.abs(b) > size.height / 2 - 3) count += 1;
    }
  return count / 16;
}
