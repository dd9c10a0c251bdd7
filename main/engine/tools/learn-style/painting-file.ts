import { explain } from '../../../errors/explain.ts';
import { encodePicture } from '../../../image/encode.ts';
import { toDepth8, onWhite } from '../../../image/pack.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import { longestPainting, type StylePainting } from '../../networks/learnt-style.ts';
import { fitWithin, SHORTEST } from '../../optimise/levels.ts';
import type { GivenPicture } from '../inputs.ts';

const QUALITY = 90;

/**
 * A painting as a style's file keeps it: a JPEG that is no larger than needed, on white where it is transparent.
 * @throws UserError image-too-small for a strip of which too little would be left.
 */
export async function keptPainting({ name, pixels }: GivenPicture): Promise<StylePainting> {
  const { width, height } = fitWithin(pixels.width, pixels.height, longestPainting);
  // Whoever opens it again has to have enough of it.
  if (Math.min(width, height) < SHORTEST) {
    throw explain('image-too-small.strip', {
      ...{ name, width: pixels.width, height: pixels.height },
      times: longestPainting / SHORTEST,
    });
  }
  const small = onWhite(toDepth8(await resizePixels(pixels, width, height)));
  const file = await encodePicture(small, null, { format: 'jpeg', quality: QUALITY });
  return { file, width, height };
}
