import { excessOfSize, limits } from '../../../../preload/contract/limits.ts';
import { explain } from '../../../errors/explain.ts';
import type { Size } from '../tool.ts';
import type { EnlargeParameters } from './definition.ts';

/**
 * The size of the result: both sides by the same factor, rounded, and none less than it was.
 * @throws UserError not-larger where nothing is enlarged, result-too-large where the result would pass the limits of a picture.
 */
export function targetSize(image: Size, { to, factor, size, megapixels }: EnlargeParameters): Size {
  const { width, height } = image;
  const factors = {
    factor,
    size: size / Math.max(width, height),
    megapixels: Math.sqrt((megapixels * 1e6) / (width * height)),
  };
  const by = factors[to];
  const target = { width: Math.round(width * by), height: Math.round(height * by) };
  if (target.width * target.height <= width * height || by < 1) {
    throw explain('not-larger', { width, height });
  }
  if (excessOfSize(target)) {
    throw explain('result-too-large', {
      ...{ width: target.width, height: target.height },
      ...{ side: limits.side, megapixels: Math.floor(limits.pixels / 1e6) },
    });
  }
  return { width: Math.max(width, target.width), height: Math.max(height, target.height) };
}
