import type { Profile } from '../../preload/colour/profile.ts';
import type { TextStyle } from '../../preload/contract/document.ts';
import { mappedText } from '../../preload/contract/text-plane.ts';
import type { Affine } from '../pixels/affine.ts';
import { convertRaster } from '../pixels/colours.ts';
import type { Raster } from '../pixels/raster.ts';
import { exactly } from '../pixels/resample/exact.ts';
import type { Interpolation } from '../pixels/resample/kernel.ts';
import { transformRaster } from '../pixels/resample/resample.ts';
import { renderText } from '../pixels/text/render.ts';
import type { Work } from '../pixels/work.ts';
import type { PictureLayer, PixelLayer } from './document.ts';

/** What a layer says; null where it is no text. */
export function textOf(layer: PictureLayer | null): TextStyle | null {
  return layer?.kind === 'raster' && layer.origin?.kind === 'text' ? layer.origin.text : null;
}

/** A text in the numbers of a picture. */
export function drawText(style: TextStyle, profile: Profile | undefined): Work<Raster> {
  return convertRaster(renderText(style), undefined, profile);
}

/** What a text is, and what is seen of it, under a map: drawn anew, unless its pixels go along as they are. */
export function* transformText(
  pixels: Raster,
  origin: Extract<PixelLayer['origin'], { readonly kind: 'text' }>,
  map: Affine,
  how: Interpolation,
  profile: Profile | undefined,
): Work<Pick<PixelLayer, 'pixels' | 'origin'>> {
  const text = mappedText(origin.text, map);
  const kept = origin.drawnElsewhere === true || exactly(map) !== null;
  return {
    pixels: kept ? yield* transformRaster(pixels, map, how) : yield* drawText(text, profile),
    origin: { ...origin, text },
  };
}
