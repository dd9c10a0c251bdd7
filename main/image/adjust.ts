import { applyKernel } from '../../preload/adjustments/apply.ts';
import { regionAround } from '../../preload/adjustments/around.ts';
import { identity } from '../../preload/adjustments/kernel.ts';
import { kernelOf } from '../../preload/adjustments/table.ts';
import type { Adjustment } from '../../preload/contract/document.ts';
import { blank, floatsOf, isAlone, meet, squaresOf, writeFloats, type Meeting } from './meeting.ts';
import type { Pixels } from './pixels.ts';

/**
 * What an adjustment layer of the window makes of the picture below it, by the same code, in the picture's own depth
 * and numbers. The median alone looks at 8 bits a channel.
 */
export function adjustPixels(pixels: Pixels, adjustment: Adjustment, how: Meeting): Pixels {
  const kernel = kernelOf(adjustment, 1);
  if (how.amount === 0 || (kernel === identity && how.blend === 'normal')) return pixels;
  const { width, height, depth } = pixels;
  const bounds = { x: 0, y: 0, width, height };
  const margin = kernel.kind === 'spatial' ? kernel.margin : 0;
  const out = blank(width, height, depth);
  for (const part of squaresOf(pixels, margin)) {
    const region = regionAround(part, margin, bounds);
    const under = floatsOf(pixels, region);
    const made = isAlone(how) ? under : under.slice();
    applyKernel(kernel, made, region, part);
    if (made !== under) meet(under, made, region, how);
    writeFloats(under, region, part, out);
  }
  return out;
}
