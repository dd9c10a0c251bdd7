import { expect, test } from 'vitest';
import type { Rgba8 } from '../../image/pixels.ts';
import { cutSquare, fromSquare, pyramidOf } from './pyramid.ts';

/** Red grows to the right, green downwards, both linearly. */
function slopes(width: number, height: number): Rgba8 {
  const data = new Uint8Array(4 * width * height);
  for (let at = 0; at < width * height; at += 1) {
    data[4 * at] = (255 * ((at % width) + 0.5)) / width;
    data[4 * at + 1] = (255 * (Math.floor(at / width) + 0.5)) / height;
    data[4 * at + 3] = 255;
  }
  return { depth: 8, width, height, data };
}

test('each copy has half the sides of the one before it, also where they are odd', () => {
  const sizes = pyramidOf(slopes(301, 150)).map(({ width, height }) => [width, height]);
  expect(sizes).toEqual([
    [301, 150],
    [151, 75],
    [76, 38],
    [38, 19],
  ]);
});

test('what is cut out, near or from afar, straight or turned, shows the place that its middle and corners are said to be', () => {
  const [width, height] = [640, 480];
  const pyramid = pyramidOf(slopes(width, height));
  for (const side of [40, 112, 200]) {
    for (const angle of [0, 0.5, -2]) {
      const square = { x: 330, y: 250, side, angle };
      const cut = cutSquare(pyramid, square, 56, 'nothing');
      for (const [column, row] of [
        [0, 0],
        [55, 0],
        [20, 40],
        [55, 55],
      ] as const) {
        const [x, y] = fromSquare(square, (column + 0.5) / 56, (row + 0.5) / 56);
        const at = row * 56 + column;
        expect(Math.abs(cut[at]! - x / width)).toBeLessThan(0.006);
        expect(Math.abs(cut[56 * 56 + at]! - y / height)).toBeLessThan(0.006);
      }
    }
  }
});

test('beyond the picture there is nothing, or its edge goes on', () => {
  const [pyramid, square] = [pyramidOf(slopes(64, 64)), { x: 0, y: 32, side: 64, angle: 0 }];
  const green = cutSquare(pyramid, square, 8, 'nothing').subarray(64, 128);
  const [red, greenOn] = [
    cutSquare(pyramid, square, 8, 'edge').subarray(0, 64),
    cutSquare(pyramid, square, 8, 'edge').subarray(64, 128),
  ];
  for (let row = 0; row < 8; row += 1) {
    expect([...green.subarray(8 * row, 8 * row + 4)]).toEqual([0, 0, 0, 0]);
    expect(green[8 * row + 4]).toBeGreaterThan(0);
    expect(new Set(greenOn.subarray(8 * row, 8 * row + 8)).size).toBe(1);
    expect(new Set(red.subarray(8 * row, 8 * row + 4)).size).toBe(1);
  }
});
