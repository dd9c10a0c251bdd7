import { explain } from '../../../errors/explain.ts';
import { longestPainting } from '../../networks/learnt-style.ts';
import { fitWithin, SHORTEST } from '../../optimise/levels.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of the JPEG that a style's file keeps. */
export const paintingQuality = 90;

/**
 * How large a painting is in a style's file.
 * @throws UserError image-too-small for a strip of which too little would be left.
 */
export function paintingSize(name: string, { width, height }: Size): Size {
  const kept = fitWithin(width, height, longestPainting);
  // Whoever opens it again has to have enough of it.
  if (Math.min(kept.width, kept.height) < SHORTEST)
    throw explain('image-too-small.strip', { name, width, height, times: longestPainting / SHORTEST });
  return kept;
}
