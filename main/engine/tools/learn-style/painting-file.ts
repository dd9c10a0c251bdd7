import { encodePicture } from '../../../image/encode.ts';
import { toDepth8, onWhite } from '../../../image/pack.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import type { StylePainting } from '../../networks/learnt-style.ts';
import type { GivenPicture } from '../inputs.ts';
import { paintingQuality, paintingSize } from './painting-size.ts';

/**
 * A painting as a style's file keeps it: a JPEG that is no larger than needed, on white where it is transparent.
 * @throws UserError image-too-small for a strip of which too little would be left.
 */
export async function keptPainting({ name, pixels }: GivenPicture): Promise<StylePainting> {
  const { width, height } = paintingSize(name, pixels);
  const small = onWhite(toDepth8(await resizePixels(pixels, width, height)));
  const file = await encodePicture(small, null, { format: 'jpeg', quality: paintingQuality });
  return { file, width, height };
}
