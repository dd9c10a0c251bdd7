import { join } from 'node:path';
import { root } from '../../../scripts/root.ts';
import { crop } from '../../image/crop.ts';
import { decodePicture } from '../../image/decode.ts';
import type { Rgba8 } from '../../image/pixels.ts';
import { resizePixels } from '../../image/resize-pixels.ts';

/** A portrait, 240 × 300, and a part of the same photo with nobody in it. */
export async function readPortrait(): Promise<{ readonly photo: Rgba8; readonly nobody: Rgba8 }> {
  const { pixels } = await decodePicture(join(root, 'resources/samples/astronaut.jpg'));
  const small = await resizePixels(pixels, 512, 512);
  return {
    photo: crop(small, 120, 20, 240, 300) as Rgba8,
    nobody: crop(small, 0, 300, 100, 100) as Rgba8,
  };
}
