import type { Part } from '../../main/image/lay-over.ts';
import type { Pixels } from '../../main/image/pixels.ts';

/**
 * How many times stronger lightness changes from pixel to pixel along the rim of what was covered than it did there in the
 * photo: 1 where nothing shows of it.
 */
export function seam(photo: Pixels, result: Pixels, { x, y, mask }: Part, width: number): number {
  let [before, after] = [0, 0];
  for (let at = 0; at < mask.length; at++) {
    const share = mask[at] ?? 0;
    if (share === 0 || share > 127) continue;
    const [column, row] = [x + (at % width), y + Math.floor(at / width)];
    if (column + 1 >= photo.width || row + 1 >= photo.height) continue;
    before += slope(photo, column, row);
    after += slope(result, column, row);
  }
  return after / before;
}

function slope(picture: Pixels, x: number, y: number): number {
  const here = luma(picture, x, y);
  return Math.hypot(luma(picture, x + 1, y) - here, luma(picture, x, y + 1) - here);
}

function luma({ data, width }: Pixels, x: number, y: number): number {
  const at = 4 * (y * width + x);
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
}
