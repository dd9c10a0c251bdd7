import { excessOfSize, limits } from '../../preload/contract/limits.ts';
import { UserError } from '../errors/user-error.ts';

/**
 * @param what is of that size, as the sentence begins: a file's name, or "The picture".
 * @throws UserError image-too-large
 */
export function checkSize(
  what: string,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (excessOfSize({ width, height })) throw tooLarge(what, `${width} × ${height} pixels`);
}

export function tooLarge(what: string, size: string, cause?: unknown): UserError {
  return new UserError(
    'image-too-large',
    `${what} has ${size}; at most ${limits.side} a side and ${Math.floor(limits.pixels / 1e6)} megapixels are possible. ` +
      'Make it smaller first.',
    { cause },
  );
}
