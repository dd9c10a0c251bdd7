import { explain } from '../../errors/explain.ts';
import { isOpaque } from '../../image/pack.ts';
import type { Pixels, Planes } from '../../image/pixels.ts';
import { alphaOf, fromPlanes } from '../../image/planes.ts';
import { resizeChannels } from '../../image/resample.ts';
import { fitWithin, SHORTEST } from '../optimise/levels.ts';
import { checkFinite, checkNotBlack, isOutOfMemory } from '../runtime/checks.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { GivenPicture } from './inputs.ts';
import type { Size } from './tool.ts';

/** The size to work at: the long side as asked, never more than the picture's own. */
export function workingSize({ name, pixels }: GivenPicture, size: number): { width: number; height: number } {
  const fitted = fitWithin(pixels.width, pixels.height, size);
  if (Math.min(fitted.width, fitted.height) < SHORTEST) {
    throw explain('working-size-too-small', { name, ...fitted, least: SHORTEST });
  }
  return fitted;
}

/** Pixels that are still to be filled in. @throws UserError out-of-memory */
export function emptyPixels(size: Size, depth: Pixels['depth']): Pixels {
  const values = 4 * size.width * size.height;
  try {
    return depth === 8
      ? { ...size, depth, data: new Uint8Array(values) }
      : { ...size, depth, data: new Uint16Array(values) };
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    throw explain('out-of-memory.result', { width: size.width, height: size.height }, { cause: error });
  }
}

/** A descent's result as pixels of the photo's depth, with the photo's transparency. */
export function finish(result: Planes, image: Pixels, { device }: Runtime): Pixels {
  checkFinite(result.data, device.label);
  const alpha = isOpaque(image)
    ? undefined
    : resizeChannels(alphaOf(image), 1, image.width, image.height, result.width, result.height);
  const pixels = fromPlanes(result, image.depth, alpha);
  checkNotBlack(pixels, image, device.label);
  return pixels;
}
