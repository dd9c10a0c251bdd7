import { excessOfSize, limits } from '../../preload/contract/limits.ts';
import { explain } from '../errors/explain.ts';

/** What a picture may have at most, as sentences name it. */
export const mostOfPicture = { side: limits.side, megapixels: Math.floor(limits.pixels / 1e6) };

/**
 * @param name of the file that is of that size; null for the picture in hand.
 * @throws UserError image-too-large
 */
export function checkSize(
  name: string | null,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (!excessOfSize({ width, height })) return;
  if (name === null) throw explain('image-too-large.own-size', { width, height, ...mostOfPicture });
  throw explain('image-too-large.size', { name, width, height, ...mostOfPicture });
}
