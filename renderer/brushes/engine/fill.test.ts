import { expect, test } from 'vitest';
import { emptyRaster, pixelAt, rasterFrom } from '../../pixels/raster.ts';
import { fill } from './fill.ts';

const page = { x: 0, y: 0, width: 700, height: 300 };
const paint = { kind: 'colour', colour: [10, 20, 30], keepAlpha: false, blend: 'normal' } as const;
const whole = { paint, opacity: 1, region: null, selection: null, within: page };

function disc(value: number) {
  const box = { x: 40, y: 40, width: 100, height: 100 };
  return rasterFrom(new Uint8Array(100 * 100).fill(value), box, 1);
}

test('a fill covers the page and nothing past it', () => {
  const filled = fill(emptyRaster(4), whole);
  expect(pixelAt(filled, 0, 0)).toEqual([10, 20, 30, 255]);
  expect(pixelAt(filled, 699, 299)).toEqual([10, 20, 30, 255]);
  expect(pixelAt(filled, 700, 299)).toEqual([0, 0, 0, 0]);
});

test('region, selection and opacity weigh together', () => {
  const filled = fill(emptyRaster(4), { ...whole, region: disc(128), selection: disc(128), opacity: 0.5 });
  expect(pixelAt(filled, 80, 80)[3]).toBe(Math.round((255 * 0.5 * 128 * 128) / (255 * 255)));
  expect(pixelAt(filled, 30, 30)).toEqual([0, 0, 0, 0]);
});

test('tiles outside the region stay the very same', () => {
  const base = rasterFrom(new Uint8Array(700 * 300 * 4).fill(77), page, 4);
  const filled = fill(base, { ...whole, region: disc(255) });
  const changed = [...base.tiles].filter(([key, tile]) => filled.tiles.get(key) !== tile);
  expect(changed).toHaveLength(1);
});

test('clearing everything leaves no tile', () => {
  const base = rasterFrom(new Uint8Array(700 * 300 * 4).fill(77), page, 4);
  expect(fill(base, { ...whole, paint: { kind: 'erase' } }).tiles.size).toBe(0);
});

test('a mask takes the lightness of the colours it is filled with', () => {
  const source = () => new Uint8ClampedArray(256 * 256 * 4).fill(255);
  const mask = fill(emptyRaster(1), { ...whole, opacity: 0.6, paint: { kind: 'lightness', source } });
  expect(pixelAt(mask, 5, 5)).toEqual([153]);
});
