import { expect, test } from 'vitest';
import { pixelAt, rasterFrom, read } from '../pixels/raster.ts';
import { Stroke } from './engine/paint.ts';
import { healStroke } from './heal-stroke.ts';

const page = { x: 0, y: 0, width: 600, height: 300 };

/** A ramp of light from left to right, with a dark spot at (300, 150). */
function scarred() {
  const data = new Uint8Array(page.width * page.height * 4).fill(255);
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const value = Math.hypot(x - 300, y - 150) < 20 ? 0 : 50 + x / 4;
      data.fill(value, (y * page.width + x) * 4, (y * page.width + x) * 4 + 3);
    }
  }
  return rasterFrom(data, page, 4);
}

const touch = { x: 300, y: 150, size: 60, opacity: 1, roundness: 1, angle: 0 };

test('a spot that is healed from elsewhere takes on the light around it', () => {
  const raster = scarred();
  const source = (rect: typeof page) => read(raster, { ...rect, x: rect.x - 150 });
  const paint = { kind: 'pixels', source, blend: 'normal', keepAlpha: false } as const;
  const whole = { opacity: 1, flow: 1, hardness: 1, selection: null, within: page };
  const stroke = new Stroke({ raster, paint, ...whole });
  stroke.touch([touch]);
  const healed = healStroke(stroke, { raster, within: page }, source);
  for (const x of [285, 300, 315])
    expect(Math.abs(pixelAt(healed, x, 150)[0]! - (50 + x / 4))).toBeLessThan(2);
  expect(pixelAt(healed, 250, 150)).toEqual(pixelAt(raster, 250, 150));
  const touched = [...raster.tiles].filter(([key, tile]) => healed.tiles.get(key) !== tile);
  expect(touched).toHaveLength(1);
});

test('outside the selection healing changes not one byte', () => {
  const raster = scarred();
  const source = (rect: typeof page) => read(raster, { ...rect, x: rect.x - 150 });
  const selection = rasterFrom(new Uint8Array(300 * 300).fill(255), { ...page, width: 300 }, 1);
  const paint = { kind: 'pixels', source, blend: 'normal', keepAlpha: false } as const;
  const stroke = new Stroke({ raster, paint, opacity: 1, flow: 1, hardness: 1, selection, within: page });
  stroke.touch([touch]);
  const healed = read(healStroke(stroke, { raster, within: page }, source), page);
  const before = read(raster, page);
  const changed = healed.findIndex((value, at) => value !== before[at] && (at >> 2) % page.width >= 300);
  expect(changed).toBe(-1);
  expect(healed[(150 * page.width + 290) * 4]).toBeGreaterThan(0);
});
