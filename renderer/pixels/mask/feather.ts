import { gaussian, gaussianReach } from '../../../preload/pixels/gaussian.ts';
import type { Raster } from '../raster.ts';
import type { Task, Work } from '../work.ts';
import type { Block } from './blocks.ts';
import { byBlocks } from './blocks.ts';
import type { Size } from './tiles.ts';

/** Softens the edge by a Gaussian whose standard deviation is `radius`, pixels; the document's edge stays hard. */
export function* feather(selection: Raster, size: Size, radius: number): Work<Raster> {
  if (radius <= 0) return selection;
  return yield* byBlocks(selection, size, gaussianReach(radius), feathered, () => ({ radius }));
}

export const feathered: Task<Block & { readonly radius: number }, Uint8ClampedArray> = {
  name: 'feathered',
  run: ({ window: { data, width, height }, part, radius }) =>
    new Uint8ClampedArray(gaussian(new Float32Array(data), width, height, 1, radius, part)),
};
