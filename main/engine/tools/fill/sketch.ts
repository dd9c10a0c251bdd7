import { UserError } from '../../../errors/user-error.ts';
import { crop } from '../../../image/crop.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import { fill, type FillOptions } from '../../fill/fill.ts';
import type { Region } from '../../optimise/region.ts';

/** A hole of so many pixels is filled in half a second the first time, and in half of that later. */
const QUICK = 900;

/**
 * A large hole filled in a picture that was made smaller, and drawn up: what there is to look at until the first result
 * takes shape. Null for a hole that is small anyhow, and where made smaller there is nothing left to draw from.
 * @param hole 255 for each pixel to fill and 0 for the others, width · height.
 * @param region of which a sketch is wanted.
 */
export async function sketch(
  picture: Pixels,
  hole: Uint8Array,
  region: Region,
  options: FillOptions,
): Promise<Pixels | null> {
  const { width, height } = picture;
  let missing = 0;
  for (const value of hole) if (value > 0) missing += 1;
  const times = Math.floor(Math.sqrt(missing / QUICK));
  if (times < 2) return null;
  const [columns, rows] = [Math.ceil(width / times), Math.ceil(height / times)];
  const shrunk = (mask: Uint8Array) => anyOf(mask, width, height, times);
  const { from, avoid } = options;
  const filled = atOnce(await resizePixels(picture, columns, rows), shrunk(hole), {
    ...{ seed: options.seed, ...(from && { from: shrunk(from) }), ...(avoid && { avoid: shrunk(avoid) }) },
  });
  if (!filled) return null;
  const [left, top] = [Math.floor(region.left / times), Math.floor(region.top / times)];
  const [across, down] = [Math.ceil(region.right / times) - left, Math.ceil(region.bottom / times) - top];
  const drawn = await resizePixels(crop(filled, left, top, across, down), times * across, times * down);
  const [x, y] = [region.left - times * left, region.top - times * top];
  return crop(drawn, x, y, region.right - region.left, region.bottom - region.top);
}

function atOnce(...given: Parameters<typeof fill>): Pixels | null {
  try {
    const steps = fill(...given);
    let next = steps.next();
    while (!next.done) next = steps.next();
    return next.value;
  } catch (error) {
    if (error instanceof UserError && error.code === 'nothing-to-draw-from') return null;
    throw error;
  }
}

/** A mask made so many times smaller: what any pixel of a square marks, the square does. */
function anyOf(mask: Uint8Array, width: number, height: number, times: number): Uint8Array {
  const columns = Math.ceil(width / times);
  const small = new Uint8Array(columns * Math.ceil(height / times));
  for (let y = 0, at = 0; y < height; y++) {
    const row = columns * Math.floor(y / times);
    for (let x = 0; x < width; x++, at++) if ((mask[at] ?? 0) > 0) small[row + Math.floor(x / times)] = 255;
  }
  return small;
}
