import type { Profile } from '../../preload/colour/profile.ts';
import { memory } from '../base/memory.ts';
import { composite } from '../composite/flatten.ts';
import { atLevel, Pyramid } from '../composite/pyramid.ts';
import type { PictureLayer } from '../picture/document.ts';
import { onScreen } from '../pixels/colours.ts';
import { isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';

/** A small picture of what is being transformed, and where in the document it lies before that. */
export interface Preview {
  readonly image: OffscreenCanvas;
  readonly rect: Rect;
}

/** Longest side of a preview, its own pixels: as sharp as most screens show it. */
const longest = 1600;

/** Draws layers as they show together, at reduced size where they are large. */
export function previewOf(
  layers: readonly PictureLayer[],
  bounds: Rect,
  profile: Profile | undefined,
): Preview | null {
  if (isEmpty(bounds)) return null;
  const level = Math.max(0, Math.ceil(Math.log2(Math.max(bounds.width, bounds.height) / longest)));
  const small = atLevel(bounds, level);
  const shown = layers.map((layer) => ({ ...layer, clipped: false, visible: true }));
  const pixels = composite(shown, small, {
    level,
    scale: 2 ** -level,
    bounds: small,
    pyramid: new Pyramid(memory.passing),
    rough: false,
  });
  const image = new OffscreenCanvas(small.width, small.height);
  image
    .getContext('2d')
    ?.putImageData(new ImageData(onScreen(pixels, profile), small.width, small.height), 0, 0);
  const scale = 2 ** level;
  const rect = {
    x: small.x * scale,
    y: small.y * scale,
    width: small.width * scale,
    height: small.height * scale,
  };
  return { image, rect };
}
