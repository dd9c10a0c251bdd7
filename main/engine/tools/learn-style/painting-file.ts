import { encodePicture } from '../../../image/encode.ts';
import { toDepth8, onWhite } from '../../../image/pack.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import { longestPainting, type StylePainting } from '../../networks/learnt-style.ts';
import { fitWithin } from '../../optimise/levels.ts';

const QUALITY = 90;

/** A painting as a style's file keeps it: a JPEG that is no larger than needed, on white where it is transparent. */
export async function keptPainting(pixels: Pixels): Promise<StylePainting> {
  const { width, height } = fitWithin(pixels.width, pixels.height, longestPainting);
  const small = onWhite(toDepth8(await resizePixels(pixels, width, height)));
  const file = await encodePicture(small, null, { format: 'jpeg', quality: QUALITY });
  return { file, width, height };
}
