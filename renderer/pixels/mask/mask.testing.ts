import fc from 'fast-check';
import { read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { documentRect, selectionFrom } from './tiles.ts';
import type { Size } from './tiles.ts';

/** A size that is no multiple of a tile, and reaches into a second one. */
export const size: Size = { width: 300, height: 270 };

export function bytesOf(selection: Raster, of: Size = size): Uint8ClampedArray {
  return read(selection, documentRect(of));
}

export function selectionBy(value: (x: number, y: number) => number, of: Size = size): Raster {
  const data = new Uint8ClampedArray(of.width * of.height);
  for (let y = 0; y < of.height; y += 1)
    for (let x = 0; x < of.width; x += 1) data[y * of.width + x] = value(x, y);
  return selectionFrom(data, documentRect(of));
}

/** Whether two blocks hold the same bytes; compared at once, since there are many. */
export function same(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
}

export function sum(data: Uint8ClampedArray): number {
  let all = 0;
  for (const value of data) all += value;
  return all;
}

/** Some rectangles of some values over each other, partial ones too. */
export const someSelection = fc
  .array(
    fc.record({
      x: fc.integer({ min: -20, max: size.width }),
      y: fc.integer({ min: -20, max: size.height }),
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 300 }),
      value: fc.constantFrom(0, 1, 90, 128, 254, 255, 255),
    }),
    { maxLength: 5 },
  )
  .map((boxes) => {
    const data = new Uint8ClampedArray(size.width * size.height);
    for (const box of boxes)
      for (let y = Math.max(0, box.y); y < Math.min(size.height, box.y + box.height); y += 1)
        data.fill(
          box.value,
          y * size.width + Math.max(0, box.x),
          y * size.width + Math.max(0, Math.min(size.width, box.x + box.width)),
        );
    return selectionFrom(data, documentRect(size));
  });
