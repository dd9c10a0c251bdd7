import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { emptyRaster, moveRaster, pixelAt, rasterFrom, read } from '../raster.ts';
import { invertColours, invertMask, invertMaskIn, timesMask } from './cover.ts';
import { shrink } from './shrink.ts';

const bytes = (length: number, seed: number) =>
  Uint8ClampedArray.from({ length }, (_, i) => (Math.imul(i + seed, 2654435761) >>> 13) & 255);
const block = { x: -20, y: 30, width: 600, height: 300 };
const pixels = rasterFrom(bytes(block.width * block.height * 4, 1), block, 4);
const mask = moveRaster(rasterFrom(bytes(block.width * block.height, 7), block, 1), 100, -17);

test('a mask takes from alpha, a selection from colours, as the formulas say, wherever they lie', () => {
  const masked = timesMask(pixels, mask);
  const negative = invertColours(pixels, mask);
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 700 }), fc.integer({ min: 0, max: 350 }), (x, y) => {
      const [r, g, b, a] = pixelAt(pixels, x, y) as [number, number, number, number];
      const [m] = pixelAt(mask, x, y) as [number];
      const [, , , left] = pixelAt(masked, x, y);
      expect(left).toBe(Math.round((a * m) / 255));
      if (left! > 0) expect(pixelAt(masked, x, y).slice(0, 3)).toEqual([r, g, b]);
      const inverse = (v: number) => Math.round((v * (255 - m) + (255 - v) * m) / 255);
      if (a > 0) expect(pixelAt(negative, x, y)).toEqual([inverse(r), inverse(g), inverse(b), a]);
      expect(pixelAt(invertMask(mask), x, y)).toEqual([255 - m]);
    }),
  );
});

test('what is wholly shown or wholly hidden costs no tile', () => {
  expect([...timesMask(pixels, emptyRaster(1, 255)).tiles.values()]).toEqual([...pixels.tiles.values()]);
  expect([...timesMask(pixels, emptyRaster(1, 255)).tiles.values()][0]).toBe([...pixels.tiles.values()][0]);
  expect(timesMask(pixels, emptyRaster(1, 0)).tiles.size).toBe(0);
});

test('a mask is inverted where it is selected and nowhere else', () => {
  const canvas = { x: 0, y: 0, width: 300, height: 300 };
  const selection = rasterFrom(
    new Uint8Array(100 * 50).fill(255),
    { x: 10, y: 10, width: 100, height: 50 },
    1,
  );
  const next = invertMaskIn(emptyRaster(1, 255), selection, canvas);
  expect(pixelAt(next, 10, 10)).toEqual([0]);
  expect(pixelAt(next, 109, 59)).toEqual([0]);
  expect(pixelAt(next, 110, 59)).toEqual([255]);
  expect(pixelAt(next, 290, 290)).toEqual([255]);
});

test('a thumbnail is the mean of what lies under each of its pixels', async () => {
  const part = { x: 0, y: 40, width: 512, height: 256 };
  const opaque = rasterFrom(gradient(block.width, block.height), block, 4);
  const small = shrink(opaque, part, 64, 32);
  const full = read(opaque, part);
  const reference = await sharp(full, { raw: { width: part.width, height: part.height, channels: 4 } })
    .resize(64, 32, { kernel: 'linear' })
    .raw()
    .toBuffer();
  for (const [i, value] of small.entries()) expect(Math.abs(value - reference[i]!)).toBeLessThanOrEqual(4);
});

test('transparent pixels lend a thumbnail no colour, and small rasters are enlarged', () => {
  const half = new Uint8ClampedArray([200, 100, 50, 255, 9, 9, 9, 0]);
  const raster = rasterFrom(half, { x: 0, y: 0, width: 2, height: 1 }, 4);
  expect([...shrink(raster, { x: 0, y: 0, width: 2, height: 1 }, 1, 1)]).toEqual([200, 100, 50, 128]);
  expect([...shrink(raster, { x: 0, y: 0, width: 1, height: 1 }, 2, 1)]).toEqual([
    200, 100, 50, 255, 200, 100, 50, 255,
  ]);
  expect([...shrink(emptyRaster(1, 255), block, 2, 1)]).toEqual([255, 255]);
});

function gradient(width: number, height: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.set([(255 * x) / width, (255 * y) / height, 128, 255], (y * width + x) * 4);
  return data;
}
