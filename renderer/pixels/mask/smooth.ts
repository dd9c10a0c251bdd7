import { gaussian, gaussianReach } from '../../../preload/pixels/gaussian.ts';
import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import type { Task, Work } from '../work.ts';
import type { Block, Plane } from './blocks.ts';
import { byBlocks } from './blocks.ts';
import type { Size } from './tiles.ts';

/**
 * Rounds corners and takes away specks of up to about `radius` pixels: the majority around each pixel, as
 * a Gaussian of half the radius, made steep again so that a straight edge is one pixel wide: the
 * slope of a blurred edge at its middle is 1 / (σ √2π).
 */
export function* smooth(selection: Raster, size: Size, radius: number): Work<Raster> {
  const sigma = radius / 2;
  if (sigma <= 0) return selection;
  return yield* byBlocks(selection, size, gaussianReach(sigma), smoothed, () => ({ sigma }));
}

export const smoothed: Task<Block & { readonly sigma: number }, Uint8ClampedArray> = {
  name: 'smoothed',
  run: ({ window, part, sigma }) => smoothPlane(window, part, sigma),
};

/** The majority around each pixel of a part. */
export function smoothPlane({ data, width, height }: Plane, part: Rect, sigma: number): Uint8ClampedArray {
  const steepness = Math.max(1, sigma * Math.sqrt(2 * Math.PI));
  const soft = gaussian(new Float32Array(data), width, height, 1, sigma, part);
  for (let i = 0; i < soft.length; i += 1) soft[i] = 127.5 + (soft[i]! - 127.5) * steepness;
  return new Uint8ClampedArray(soft);
}
