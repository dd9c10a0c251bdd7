import type { Rect } from '../contract/rect.ts';
import { change } from '../pixels/run.ts';
import { changeSpatially, type Kernel } from './kernel.ts';

/** Changes premultiplied RGBA, 0…1, in place; of what looks around itself, only `needed` of the region. */
export function applyKernel(kernel: Kernel, pixels: Float32Array, region: Rect, needed: Rect = region): void {
  if (kernel.kind === 'spatial') {
    changeSpatially(kernel, pixels, region, needed);
    return;
  }
  for (let y = 0; y < region.height; y += 1)
    change(pixels, 4 * y * region.width, region.width, kernel.change);
}
