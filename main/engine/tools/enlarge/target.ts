import { UserError } from '../../../errors/user-error.ts';
import type { Size } from '../tool.ts';
import type { EnlargeParameters } from './definition.ts';

/** What one file of the pixel store and one call to the codec can hold: Node reads no more in one go. */
const MOST_BYTES = 2 ** 31 - 1 - 16;

/**
 * The size of the result: both sides by the same factor, rounded, and none less than it was.
 * @throws UserError not-larger where nothing is enlarged, result-too-large where the result could not be held.
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
    throw new UserError(
      'not-larger',
      `The picture has ${width} × ${height} pixels already, and would have no more at this size. Choose a larger size.`,
    );
  }
  checkHeld(target, 8);
  return { width: Math.max(width, target.width), height: Math.max(height, target.height) };
}

/** @throws UserError result-too-large where no result of that size can be held. */
export function checkHeld({ width, height }: Size, depth: 8 | 16): void {
  const most = Math.floor(MOST_BYTES / (depth / 2));
  if (width * height <= most) return;
  throw new UserError(
    'result-too-large',
    `The result would be ${width} × ${height} pixels; at most ${Math.floor(most / 1e6)} megapixels of ${depth} bits can be held. ` +
      'Choose a smaller size, or enlarge a part of the picture.',
  );
}
