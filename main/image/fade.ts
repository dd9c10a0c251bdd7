import { blank, floatsOf, isAlone, meet, squaresOf, writeFloats, type Meeting } from './meeting.ts';
import type { Pixels } from './pixels.ts';
import { resizePixels } from './resize-pixels.ts';

/**
 * A picture with what was made of it laid over, as an adjustment layer's colours meet those that they were made from: a
 * share of the way there, alphas as well. In the size of the picture below, and in the greater of both depths.
 */
export async function fadePixels(under: Pixels, over: Pixels, how: Meeting): Promise<Pixels> {
  if (isAlone(how)) return over;
  if (how.amount === 0) return under;
  const { width, height } = under;
  const made = await resizePixels(over, width, height);
  const out = blank(width, height, under.depth === 16 || over.depth === 16 ? 16 : 8);
  for (const part of squaresOf(under, 0)) {
    const floats = floatsOf(under, part);
    meet(floats, floatsOf(made, part), part, how);
    writeFloats(floats, part, part, out);
  }
  return out;
}
