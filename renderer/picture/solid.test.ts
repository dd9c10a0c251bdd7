import { expect, test } from 'vitest';
import { contentBounds, pixelAt } from '../pixels/raster.ts';
import { solidRaster } from './solid.ts';

test('a solid raster has its colour within its size and nothing beyond', () => {
  const raster = solidRaster(700, 256, [1, 2, 3]);
  expect(contentBounds(raster)).toEqual({ x: 0, y: 0, width: 700, height: 256 });
  expect(pixelAt(raster, 699, 255)).toEqual([1, 2, 3, 255]);
  expect(pixelAt(raster, 300, 100)).toEqual([1, 2, 3, 255]);
  expect(pixelAt(raster, 700, 0)).toEqual([0, 0, 0, 0]);
});

test('the largest picture costs no more than four tiles', () => {
  expect(new Set(solidRaster(30_000, 30_000, [255, 255, 255]).tiles.values()).size).toBe(4);
});
