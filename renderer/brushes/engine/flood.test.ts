import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flood } from './flood.ts';

const [width, height] = [14, 11];
const sharp = { tolerance: 20, contiguous: true, antialias: false };

/** Breadth first, a pixel at a time. */
function naive(data: Uint8ClampedArray, x: number, y: number, tolerance: number): number[] {
  const alike = (at: number) =>
    [0, 1, 2, 3].every((c) => Math.abs(data[at * 4 + c]! - data[(y * width + x) * 4 + c]!) <= tolerance);
  const out = new Array<number>(width * height).fill(0);
  const queue = [[x, y] as const];
  for (const [u, v] of queue) {
    const at = v * width + u;
    if (u < 0 || v < 0 || u >= width || v >= height || out[at] === 255 || !alike(at)) continue;
    out[at] = 255;
    queue.push([u + 1, v], [u - 1, v], [u, v + 1], [u, v - 1]);
  }
  return out;
}

const picture = fc
  .array(fc.constantFrom(0, 15, 40), { minLength: width * height, maxLength: width * height })
  .map((greys) => Uint8ClampedArray.from(greys.flatMap((grey) => [grey, grey, 0, 255])));
const place = fc.tuple(fc.integer({ min: 0, max: width - 1 }), fc.integer({ min: 0, max: height - 1 }));

test('a flood covers what a search pixel by pixel reaches', () => {
  fc.assert(
    fc.property(picture, place, (data, [x, y]) => {
      expect([...flood({ data, width, height }, x, y, sharp)]).toEqual(naive(data, x, y, 20));
    }),
    { numRuns: 300 },
  );
});

test('without contiguity everything alike is covered', () => {
  fc.assert(
    fc.property(picture, place, (data, [x, y]) => {
      const covered = flood({ data, width, height }, x, y, { ...sharp, tolerance: 0, contiguous: false });
      const first = data[(y * width + x) * 4];
      covered.forEach((value, at) => {
        expect(value).toBe(data[at * 4] === first ? 255 : 0);
      });
    }),
  );
});

test('an antialiased flood covers the same and a soft rim of one pixel', () => {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) for (let x = 7; x < width; x += 1) data[(y * width + x) * 4] = 0;
  const covered = flood({ data, width, height }, 0, 0, { ...sharp, antialias: true });
  expect([...covered.slice(5 * width, 6 * width)].slice(5, 10)).toEqual([255, 255, 85, 0, 0]);
});

test('transparent pixels are alike, whatever colour is hidden in them', () => {
  const data = new Uint8ClampedArray(width * height * 4);
  data.set([200, 10, 10, 0], 4);
  expect(flood({ data, width, height }, 0, 0, sharp).every((value) => value === 255)).toBe(true);
});
