import type { Region } from '../optimise/region.ts';

/** The values of a mask in a region. */
export function cutMask(data: Uint8Array, width: number, region: Region): Uint8Array {
  const [columns, rows] = [region.right - region.left, region.bottom - region.top];
  const cut = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const start = (region.top + y) * width + region.left;
    cut.set(data.subarray(start, start + columns), y * columns);
  }
  return cut;
}
