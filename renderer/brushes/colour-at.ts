import { meanAt } from '../composite/sample.ts';
import type { Picture } from '../picture/document.ts';
import type { Source } from '../pixels/mask/source.ts';
import type { Colour } from '../view/hand/colours.ts';
import { colourFrom } from '../view/hand/in-document.ts';
import type { Point } from '../view/viewport.ts';

/** The mean colour of a square of pixels around a point, as a colour in hand; null where nothing is. */
export function colourAt(picture: Picture, source: Source, point: Point, side: number): Colour | null {
  const mean = meanAt(picture, source, point, side);
  return mean && colourFrom(mean, picture.profile);
}
