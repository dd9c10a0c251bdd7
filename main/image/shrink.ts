import { explain } from '../errors/explain.ts';
import { bicubicChannels } from './bicubic.ts';
import { isOpaque } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { alphaOf, fromPlanes, toPlanes } from './planes.ts';

/**
 * A picture shrunk by a whole factor with {@link bicubicChannels}, as the benchmarks of super-resolution make
 * the small pictures that are to be enlarged again. The depth stays. Colours are weighted by alpha, so that
 * what lies hidden under transparent pixels does not bleed into the edges.
 * @throws UserError bad-parameters where a side is no multiple of the factor: what is enlarged again would
 * have another size than the original.
 */
export function shrink(pixels: Pixels, factor: number): Pixels {
  const { width, height, depth } = pixels;
  const [toWidth, toHeight] = [width / factor, height / factor];
  if (!Number.isInteger(toWidth) || !Number.isInteger(toHeight)) {
    throw explain('bad-parameters.multiple', { width, height, factor });
  }
  const colours = toPlanes(pixels);
  const small = (data: Float32Array, channels: number) =>
    bicubicChannels(data, channels, width, height, toWidth, toHeight);
  const planes = (data: Float32Array) => ({ width: toWidth, height: toHeight, data });
  if (isOpaque(pixels)) return fromPlanes(planes(small(colours.data, 3)), depth);
  const alpha = alphaOf(pixels);
  const covered = small(
    colours.data.map((value, at) => value * (alpha[at % alpha.length] ?? 0)),
    3,
  );
  const coverage = small(alpha, 1);
  const uncovered = covered.map((value, at) => {
    const share = coverage[at % coverage.length] ?? 0;
    return share > 0 ? value / share : 0;
  });
  return fromPlanes(planes(uncovered), depth, coverage);
}
