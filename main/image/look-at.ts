import { explain } from '../errors/explain.ts';
import { convertPixels } from './convert.ts';
import { checkPicture, decodePicture } from './decode.ts';
import { toDepth8 } from './pack.ts';
import { resizePixels } from './resize-pixels.ts';
import { sharp } from './sharp.ts';

/** A picture to be shown: RGBA, 8 bits, straight alpha, top down, in sRGB. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A picture's file as it looks, upright, its longer side no longer than `side`.
 * @param exact whether it is read as opening it reads it; else as fast as libvips can make it small, for a thumbnail.
 * @throws UserError as `decodePicture` does.
 */
export async function lookAt(path: string, side: number, exact: boolean): Promise<Look> {
  return exact ? exactly(path, side) : quickly(path, side);
}

async function exactly(path: string, side: number): Promise<Look> {
  const { pixels, metadata } = await decodePicture(path);
  const scale = Math.min(1, side / Math.max(pixels.width, pixels.height));
  const small = await resizePixels(pixels, scaled(pixels.width, scale), scaled(pixels.height, scale));
  const { width, height, data } = toDepth8(convertPixels(small, metadata.icc ?? null, null));
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

function scaled(length: number, scale: number): number {
  return Math.max(1, Math.round(length * scale));
}

async function quickly(path: string, side: number): Promise<Look> {
  await checkPicture(path);
  try {
    const { data, info } = await sharp(path, { failOn: 'none' })
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data: new Uint8Array(data) };
  } catch (error) {
    throw explain('truncated-image', { name: path }, { cause: error });
  }
}
