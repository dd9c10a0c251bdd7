import { expect, it } from 'vitest';
import { rasterFrom } from '../pixels/raster.ts';
import { histogram } from './histogram.ts';

const area = { x: 5, y: 5, width: 2, height: 1 };
const pixels = Uint8ClampedArray.of(255, 0, 0, 255, 10, 20, 30, 51);

it('counts each value as much as it is opaque', () => {
  const { red, green, luminosity } = histogram(pixels, area);
  expect([red[255], red[10], green[0], green[20]].map((v) => v?.toFixed(6))).toEqual([
    '1.000000',
    '0.200000',
    '1.000000',
    '0.200000',
  ]);
  expect(luminosity[Math.round(0.3 * 255)]).toBe(1);
});

it('and only where something is selected', () => {
  const { red } = histogram(pixels, area, rasterFrom(Uint8Array.of(0, 255), area, 1));
  expect([red[255], red[10]?.toFixed(6)]).toEqual([0, '0.200000']);
});
