import type { Picture } from '../picture/document.ts';
import type { Source } from '../pixels/mask/source.ts';
import { intersect } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Colour } from '../view/hand/colours.ts';
import { colourFrom } from '../view/hand/in-document.ts';
import type { Point } from '../view/viewport.ts';
import { frameOf } from './target.ts';

/** The mean colour of a square of pixels around a point, weighted by alpha, as a colour in hand; null where nothing is. */
export function colourAt(picture: Picture, source: Source, { x, y }: Point, side: number): Colour | null {
  const half = (side - 1) / 2;
  const square: Rect = { x: Math.floor(x) - half, y: Math.floor(y) - half, width: side, height: side };
  const rect = intersect(square, frameOf(picture));
  if (rect.width === 0 || rect.height === 0) return null;
  const data = source(rect);
  const sums = [0, 0, 0];
  let weight = 0;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    weight += alpha;
    sums.forEach((sum, c) => {
      sums[c] = sum + alpha * (data[at + c] ?? 0);
    });
  }
  if (weight === 0) return null;
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => Math.round(sum / weight));
  return colourFrom([red, green, blue], picture.profile);
}
