import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rasterFrom, read } from '../raster.ts';
import { finish } from '../work.ts';
import { colourRange, selectBy } from './colour-range.ts';
import { bytesOf, same, size } from './mask.testing.ts';
import type { Source } from './source.ts';
import { documentRect } from './tiles.ts';
import { wand } from './wand.testing.ts';

/** Blotches of a few greys, transparent in places. */
function picture(seed: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  for (let i = 0; i < data.length / 4; i += 1) {
    const [x, y] = [i % size.width, Math.floor(i / size.width)];
    const blotch = Math.sin(x / (5 + (seed % 7)) + seed) + Math.cos(y / 9 + x / 31);
    data.set([128 + 40 * Math.round(blotch * 1.4), 90, (x * seed) % 9, blotch > 1.6 ? 0 : 255], 4 * i);
  }
  return data;
}

function sourceOf(data: Uint8ClampedArray): Source {
  const raster = rasterFrom(data, documentRect(size), 4);
  return (rect) => read(raster, rect);
}

/** One pixel after another, by the definition. */
function naive(data: Uint8ClampedArray, x: number, y: number, tolerance: number, contiguous: boolean) {
  const seed = [...data.slice(4 * (y * size.width + x), 4 * (y * size.width + x) + 4)];
  const near = (i: number) => {
    const seen = Math.min(seed[3]!, data[4 * i + 3]!) / 255;
    const colour = [0, 1, 2].map((c) => Math.abs(seed[c]! - data[4 * i + c]!) * seen);
    return Math.max(...colour, Math.abs(seed[3]! - data[4 * i + 3]!)) <= tolerance;
  };
  const out = new Uint8ClampedArray(size.width * size.height);
  if (!contiguous) return out.map((_, i) => (near(i) ? 255 : 0));
  const queue = [y * size.width + x];
  while (queue.length > 0) {
    const i = queue.pop()!;
    if (out[i] || !near(i)) continue;
    out[i] = 255;
    const column = i % size.width;
    if (column > 0) queue.push(i - 1);
    if (column < size.width - 1) queue.push(i + 1);
    if (i >= size.width) queue.push(i - size.width);
    if (i < out.length - size.width) queue.push(i + size.width);
  }
  return out;
}

test.each([true, false])(
  'the wand finds what a search by the definition finds (contiguous: %s)',
  (contiguous) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: size.width - 1 }),
        fc.integer({ min: 0, max: size.height - 1 }),
        fc.constantFrom(0, 8, 45, 100, 255),
        (seed, x, y, tolerance) => {
          const data = picture(seed);
          const found = wand(sourceOf(data), size, x + 0.4, y + 0.9, {
            tolerance,
            contiguous,
            antialias: false,
          });
          expect(same(bytesOf(found), naive(data, x, y, tolerance, contiguous))).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  },
);

test('antialiasing leaves straight edges and gives stairs half tones', () => {
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let y = 100; y < 200; y += 1)
    for (let x = 100; x < 200 - (y > 150 ? y - 150 : 0); x += 1)
      data.fill(0, 4 * (y * 300 + x), 4 * (y * 300 + x) + 3);
  const soft = bytesOf(
    wand(sourceOf(data), size, 120, 120, { tolerance: 10, contiguous: true, antialias: true }),
  );
  expect([soft[120 * 300 + 99], soft[120 * 300 + 100]]).toEqual([0, 255]);
  const stair = [...soft.slice(175 * 300 + 170, 175 * 300 + 180)];
  expect(stair.some((value) => value > 20 && value < 240)).toBe(true);
});

test('colour range is full at the colour and falls evenly with the distance', () => {
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  for (let i = 0; i < data.length / 4; i += 1) data.set([i % 300, i % 300, i % 300, 255], 4 * i);
  const row = bytesOf(colourRange(sourceOf(data), size, [[100, 100, 100]], 49)).slice(0, 256);
  expect(row[100]).toBe(255);
  expect(row[125]).toBe(128);
  expect(row[150]).toBe(0);
});

test('luminosity is the Rec. 709 luma over black, and a layer gives its alpha', () => {
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  data.set([255, 0, 0, 255, 0, 255, 0, 255, 255, 255, 255, 128]);
  const raster = rasterFrom(data, documentRect(size), 4);
  const first = (kind: 'luminosity' | 'alpha') => [
    ...bytesOf(finish(selectBy(raster, size, { kind }))).slice(0, 4),
  ];
  expect(first('luminosity')).toEqual([54, 182, 128, 0]);
  expect(first('alpha')).toEqual([255, 255, 128, 0]);
});
